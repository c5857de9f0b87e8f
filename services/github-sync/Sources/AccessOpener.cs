using System.Security.Cryptography;

namespace JakeOps.GitHubSync;

/// <summary>Opens a source's repository with what the source has for it.</summary>
internal sealed class AccessOpener(TokenVault vault)
{
    private const string Locked = "The stored credential cannot be read, because the keys that it was locked with are missing: "
        + "bring the folder GitHubSync__Keys back, or give the source its credential anew.";

    private const string NothingIsRead = "The source has no access to its host: it knows what webhooks bring. "
        + "Give it a token or a GitHub App to read checks, merges and deployments.";

    /// <param name="background">Nobody waits for it.</param>
    public (Access? Access, Problem? Problem) Open(Source source, bool background)
    {
        if (source.Access == SourceAccess.Webhook) return (null, new(ProblemKind.Unusable, NothingIsRead));
        try { return (new(source.Organization, source.Api, CredentialOf(source)) { Background = background }, null); }
        catch (CryptographicException) { return (null, new(ProblemKind.Unusable, Locked)); }
    }

    private Credential CredentialOf(Source source) => source.Access switch
    {
        SourceAccess.Token when source.Token.Length > 0 => new Credential.Token(vault.Read(source.Token)),
        SourceAccess.App => new Credential.App(source.AppId ?? "", source.InstallationId ?? 0, vault.Read(source.AppKey)),
        _ => new Credential.Anonymous(),
    };
}
