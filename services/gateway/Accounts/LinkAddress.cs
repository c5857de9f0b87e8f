namespace JakeOps.Gateway.Accounts;

/// <summary>Addresses of the dashboard's pages that take a secret. It stands after the #, which no browser sends to any
/// server, so that it is in no log and no Referer.</summary>
internal static class LinkAddress
{
    public static string InvitationLink(this AccountOptions options, HttpRequest request, string secret) =>
        $"{Begin(options, request)}/invitation#{secret}";

    public static string ResetLink(this AccountOptions options, HttpRequest request, string secret) =>
        $"{Begin(options, request)}/reset#{secret}";

    public static string ResetLinkByMail(this AccountOptions options, string secret) => $"{Begin(options, null)}/reset#{secret}";

    public static string ConfirmLinkByMail(this AccountOptions options, string secret) => $"{Begin(options, null)}/confirm#{secret}";

    private static string Begin(AccountOptions options, HttpRequest? request) =>
        options.PublicAddress is { Length: > 0 } address ? address.TrimEnd('/') : $"{request?.Scheme}://{request?.Host}";
}
