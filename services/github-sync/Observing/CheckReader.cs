using System.Text;

namespace JakeOps.GitHubSync;

/// <summary>Everything that is known of a commit: check runs and statuses, all pages of both.</summary>
/// <param name="Unseen">What the credential does not show, as a sentence.</param>
internal sealed record CommitSignals(IReadOnlyList<Signal> Signals, Problem? Problem, string? Unseen = null);

internal static class CheckReader
{
    private const int MaxExplained = 10;
    private const int MaxAnnotations = 20;
    private const int MaxText = 4000;

    private const string OnlyActions =
        "The credential may not read check runs: workflow runs and statuses are seen, checks of other apps are not.";

    private const string OnlyStatuses =
        "The credential may read neither check runs nor workflow runs: only statuses are seen.";

    public static async Task<CommitSignals> ReadAsync(HostReader host, string commit, VerifyPolicy policy, CancellationToken ct)
    {
        var (checks, unseen, problem) = await ChecksAsync(host, commit, policy, ct);
        if (problem is not null) return new([], problem);
        var (statuses, failed) = await host.GetAllAsync<CombinedStatusPage, StatusFacts>(
            $"commits/{commit}/status?per_page=100", page => page.Statuses, ct);
        if (failed is not null && (failed.Kind != ProblemKind.Forbidden || checks.Count == 0)) return new([], failed);
        return new([.. checks, .. statuses.Select(Signal.Of)], null, unseen);
    }

    /// <summary>Tokens of some kinds may read no check runs at all; GitHub Actions shows its own in another place.</summary>
    private static async Task<(List<Signal> Signals, string? Unseen, Problem? Problem)> ChecksAsync(
        HostReader host, string commit, VerifyPolicy policy, CancellationToken ct)
    {
        var (checks, problem) = await host.GetAllAsync<CheckRunsPage, CheckRunFacts>(
            $"commits/{commit}/check-runs?filter=latest&per_page=100", page => page.CheckRuns, ct);
        if (problem is null) return (await ExplainAsync(host, checks, policy, ct), null, null);
        if (problem.Kind != ProblemKind.Forbidden) return ([], null, problem);
        var (runs, denied) = await host.GetAllAsync<WorkflowRunsPage, WorkflowRunFacts>(
            $"actions/runs?head_sha={commit}&per_page=100", page => page.WorkflowRuns, ct);
        if (denied is null) return ([.. runs.Select(run => Failing(Signal.Of(run, policy)))], OnlyActions, null);
        return denied.Kind == ProblemKind.Forbidden ? ([], OnlyStatuses, null) : ([], null, denied);
    }

    private static async Task<List<Signal>> ExplainAsync(
        HostReader host, List<CheckRunFacts> checks, VerifyPolicy policy, CancellationToken ct)
    {
        var (signals, explained) = (new List<Signal>(), 0);
        foreach (var check in checks)
        {
            var signal = Signal.Of(check, policy);
            if (signal.State == SignalState.Failed)
                signal = signal with { Detail = explained++ < MaxExplained ? await ExplainAsync(host, check, ct) : "" };
            signals.Add(signal);
        }
        return signals;
    }

    private static async Task<string> ExplainAsync(HostReader host, CheckRunFacts check, CancellationToken ct)
    {
        var text = new StringBuilder();
        foreach (var part in new[] { check.Output?.Title, check.Output?.Summary, check.Output?.Text })
            if (!string.IsNullOrWhiteSpace(part)) text.AppendLine(Cut(part));
        if (check.Output?.AnnotationsCount > 0)
        {
            var answer = await host.GetAsync<List<AnnotationFacts>>(
                $"check-runs/{check.Id}/annotations?per_page={MaxAnnotations}", ct);
            // What could not be read is missing in the explanation; the check failed all the same.
            foreach (var one in answer.Value ?? [])
                text.AppendLine($"{one.Path}:{one.StartLine}: {one.AnnotationLevel}: {one.Title} {Cut(one.Message)}");
        }
        return text.ToString().TrimEnd();
    }

    private static Signal Failing(Signal signal) =>
        signal.State == SignalState.Failed ? signal with { Detail = "" } : signal;

    private static string Cut(string? text) => text is { Length: > MaxText } ? text[..MaxText] + "…" : text ?? "";
}
