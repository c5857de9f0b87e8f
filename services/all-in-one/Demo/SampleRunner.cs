using JakeOps.Worker.Protocol;
using JakeOps.Worker.Runner;

namespace JakeOps.AllInOne.Demo;

/// <summary>Work on repositories in the demo's folder is played by the simulated agent, whichever agent is set up here:
/// looking around needs no account and costs nothing.</summary>
/// <param name="demo">The demo's folder.</param>
internal sealed class SampleRunner(ClaudeCliAdapter agent, ClaudeCliAdapter simulated, string demo) : ISubprocessRunner
{
    private readonly string _inside = Path.TrimEndingDirectorySeparator(Path.GetFullPath(demo)) + Path.DirectorySeparatorChar;

    public IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, CancellationToken cancel, CancellationToken interrupt = default) =>
        (IsSample(request.Tree.CloneUrl) ? simulated : agent).RunAsync(request, cancel, interrupt);

    /// <summary>As a path or as a file:// address, in any spelling.</summary>
    private bool IsSample(string cloneUrl)
    {
        var path = Uri.TryCreate(cloneUrl, UriKind.Absolute, out var uri) && uri.IsFile ? uri.LocalPath : cloneUrl;
        return Path.IsPathFullyQualified(path) && Path.GetFullPath(path).StartsWith(_inside, StringComparison.Ordinal);
    }
}
