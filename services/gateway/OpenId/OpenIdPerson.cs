using System.Security.Claims;

namespace JakeOps.Gateway.OpenId;

/// <summary>What the provider says about somebody.</summary>
/// <param name="Issuer">Together with <paramref name="Subject"/> it names the person for ever.</param>
internal sealed record OpenIdPerson(
    string Issuer, string Subject, string? Email, string Name, IReadOnlyCollection<string> Groups)
{
    private const int LongestName = 100;

    public static OpenIdPerson? Of(ClaimsPrincipal principal, OpenIdOptions options)
    {
        if (principal.FindFirst("sub") is not { Value.Length: > 0 } subject) return null;
        var verified = options.TrustEmail
            || string.Equals(principal.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase);
        var email = verified ? principal.FindFirst("email")?.Value : null;
        var name = principal.FindFirst("name")?.Value ?? principal.FindFirst("preferred_username")?.Value ?? email ?? "";
        return new(
            subject.Issuer, subject.Value, email, Clean(name),
            [.. principal.FindAll(options.GroupsClaim).Select(claim => claim.Value)]);
    }

    private static string Clean(string name)
    {
        var text = string.Concat(name.Where(one => !char.IsControl(one))).Trim();
        return text.Length > LongestName ? text[..LongestName] : text.Length > 0 ? text : "?";
    }
}
