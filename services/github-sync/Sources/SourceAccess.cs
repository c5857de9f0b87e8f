namespace JakeOps.GitHubSync;

/// <summary>How a source opens its repository at the host.</summary>
internal enum SourceAccess
{
    /// <summary>A public repository, read without a credential.</summary>
    None,

    Token,

    App,

    /// <summary>Nothing is read: what webhooks bring is all there is.</summary>
    Webhook,
}
