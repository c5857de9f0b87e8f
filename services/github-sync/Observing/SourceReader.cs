namespace JakeOps.GitHubSync;

/// <summary>Opens the repository of a source for one round of watches.</summary>
internal sealed class SourceReader(GitHubClient client, AccessOpener opener)
{
    /// <summary>The reader, or the sentence that says why there is none.</summary>
    public (HostReader? Host, string? Problem) Open(Source? source)
    {
        if (source is null or { Deleted: true }) return (null, "The source was deleted: make it again, or close the Delivery.");
        if (!source.Active) return (null, "The source is not active, so its host is not asked.");
        var (access, problem) = opener.Open(source, background: true);
        return access is null ? (null, problem!.Sentence) : (new(client, access, source.Repository), null);
    }
}
