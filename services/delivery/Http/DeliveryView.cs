using System.Security.Cryptography;
using System.Text;

namespace JakeOps.Delivery;

/// <summary>A Delivery as the API shows it: the fields of the Python server first, then what this one knows
/// more.</summary>
internal sealed record DeliveryView(
    string Id, long Seq, int SchemaVersion, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, Phase Phase,
    RunStatus RunStatus, Phase Endpoint, IReadOnlyList<Phase> Checkpoints, string Summary, string Repository,
    IReadOnlyList<RefView> Refs, IReadOnlyList<RunView> Runs, IReadOnlyList<PhaseRunView> PhaseRuns, PlanView? Plan,
    string? Error, string Host, string? CloneUrl, string? SourceId, int Generation, int Attempt, Verdict? Verdict,
    int ReviewRound, ByPhase RequiredTags, ByPhase AllowedTools, LimitsView Limits, int Priority, bool KeepTree,
    ApprovalRule Approvals,
    int? ApprovalsMissing, decimal CostUsd, string Branch, string? HeadCommit, string? PullRequestUrl, Guid? ExecutionId,
    string? WaitingReason,
    string? Worker, bool Simulated, string? Body, int Version, IReadOnlyList<UserAction> Actions)
{
    /// <param name="texts">Prompts and the request's text by name; null where a list leaves them out.</param>
    public static DeliveryView Of(Delivery from, IReadOnlyDictionary<string, string>? texts = null)
    {
        var current = from.Runs.Find(run => run.Id == from.ExecutionId);
        return new(
            from.Id, from.Seq, Delivery.SchemaVersion, from.CreatedAt, from.UpdatedAt, from.Phase, from.RunStatus,
            from.Settings.Endpoint, from.Settings.Checkpoints, from.Summary, from.Repository,
            [.. from.Refs.Select(RefView.Of)],
            [.. from.Runs.Select(run => RunView.Of(run, texts?.GetValueOrDefault(LongText.PromptOf(run.Id))))],
            [.. from.PhaseRuns.Select(run => PhaseRunView.Of(run, from, whole: texts is not null))],
            from.Plans.LastOrDefault() is { } plan ? PlanView.Of(plan) : null,
            from.Error, from.Host, from.CloneUrl, from.SourceId, from.Generation, from.Attempt, from.Verdict,
            from.ReviewRounds + 1, from.Settings.RequiredTags, from.Settings.AllowedTools, LimitsView.Of(from.Settings),
            from.Settings.Priority, from.Settings.KeepTree, from.Settings.Approvals,
            from.ApprovalsMissing, from.SpentUsd, from.Branch, from.HeadCommit,
            from.PullRequestUrl,
            from.ExecutionId, WaitingOf(from, current), current?.WorkerName, from.Runs.Exists(run => run.Simulated),
            texts?.GetValueOrDefault(LongText.Request), from.Version, from.AllowedActions);
    }

    public static string? WaitingOf(Delivery from, AgentRun? current) =>
        from is { ExecutionId: not null, ExecutionRequested: false }
            ? "Waits until the cancelled run before it is confirmed to be over"
            : current?.WaitingReason;
}

internal sealed record RefView(RefRole Role, RefType Type, string Label, string? Url)
{
    public static RefView Of(Ref known) => new(known.Role, known.Type, known.Label, known.Url);
}

internal sealed record PhaseRunView(
    Phase Phase, RunStatus RunStatus, Executor Executor, Verdict? Verdict, DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    int Attempt, string? StartedBy, string? Outcome, string? Reason, IReadOnlyList<ApprovalView> Approvals,
    IReadOnlyList<Evidence> Evidence)
{
    /// <param name="whole">With what failed checks say at length; a list is read without it.</param>
    public static PhaseRunView Of(PhaseRun run, Delivery of, bool whole) =>
        new(run.Phase, run.RunStatus, run.Executor, run.Verdict, run.StartedAt,
        run.EndedAt, run.Attempt, run.StartedBy, run.Outcome, run.Reason,
        [.. run.Approvals.Select(one => ApprovalView.Of(one, run, of))],
        whole ? run.Evidence : [.. run.Evidence.Select(fact => fact with { Detail = null })]);
}

/// <param name="Void">What was approved has changed since, so that it does not count.</param>
internal sealed record ApprovalView(
    string Account, string Name, string? Session, DateTimeOffset At, int PlanVersion, string? HeadCommit, bool Override,
    string? Reason, bool Void)
{
    public static ApprovalView Of(Approval from, PhaseRun run, Delivery delivery)
    {
        // A past attempt ended with what its last approval was about.
        var (plan, commit) = run == delivery.Current
            ? (delivery.PlanVersion, delivery.HeadCommit)
            : (run.Approvals[^1].PlanVersion, run.Approvals[^1].HeadCommit);
        return new(
            from.Account, from.Name, from.Session, from.At, from.PlanVersion, from.HeadCommit, from.Override,
            from.Reason, !from.IsAbout(run.Phase, plan, commit));
    }
}

/// <param name="Cwd">The Python server's name for where the plan was made; always the empty text here.</param>
/// <param name="Hash">SHA-256 of the content: what a person says to have approved.</param>
internal sealed record PlanView(
    string Content, DateTimeOffset GeneratedAt, string Model, string Cwd, int Version, string? EditedBy, string Hash)
{
    public static PlanView Of(Plan plan) => new(
        plan.Content, plan.GeneratedAt, plan.Model, "", plan.Version, plan.EditedBy,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plan.Content))));
}

/// <param name="Timeout">Seconds.</param>
internal sealed record LimitsView(int MaxReviewRounds, int? MaxTurns, decimal? MaxCostUsd, int Timeout,
    int MaxFailedChecks)
{
    public static LimitsView Of(Settings settings) =>
        new(settings.MaxReviewRounds, settings.MaxTurns, settings.MaxCostUsd,
        settings.TimeoutSeconds, settings.MaxFailedChecks);
}
