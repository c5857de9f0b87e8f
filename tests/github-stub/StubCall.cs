namespace JakeOps.Tests.GitHubStub;

/// <summary>One call that the stub was asked.</summary>
/// <param name="Counted">It counted against the primary limit.</param>
public sealed record StubCall(
    string Method, string Path, string Query, int Status, bool Counted, string? Token, string? IfNoneMatch, string Body,
    DateTimeOffset At);
