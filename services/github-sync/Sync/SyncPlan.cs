namespace JakeOps.GitHubSync;

/// <summary>When a source is looked at again, and how it is told to stand.</summary>
internal static class SyncPlan
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(3650);

    public static void Settle(
        SourceSync sync, Source source, Problem? problem, bool changed, DateTimeOffset now, SyncOptions options)
    {
        sync.LastPolledAt = now;
        if (changed) sync.LastChangeAt = now;
        if (problem is null) (sync.Failures, sync.PageSize, sync.LastSuccessAt) = (0, SourceSync.FullPage, now);
        else if (problem.Kind != ProblemKind.Limited) sync.Failures++;
        if (problem?.Kind is ProblemKind.Transient or ProblemKind.TooLarge)
            sync.PageSize = Math.Max(SourceSync.SmallestPage, sync.PageSize / 2);
        var state = StateOf(source, problem, sync.Failures, options);
        if (problem is null) (sync.Problem, sync.ProblemSince) = (null, null);
        else (sync.Problem, sync.ProblemSince) = (problem.Sentence, sync.ProblemSince ?? now);
        sync.State = state;
        sync.NextPollAt = Next(sync, source, problem, now, options);
    }

    /// <summary>A bad answer may be the host's bad moment; only what stays is for a person to mend.</summary>
    private static SyncState StateOf(Source source, Problem? problem, int failures, SyncOptions options) => problem switch
    {
        null => source.Access == SourceAccess.Webhook ? SyncState.Listening : SyncState.Ok,
        { Kind: ProblemKind.Limited } => SyncState.Waiting,
        { Passes: true } => SyncState.Degraded,
        { Kind: ProblemKind.NotFound or ProblemKind.Unauthorized } when failures < options.PausedAfter => SyncState.Degraded,
        _ => SyncState.Paused,
    };

    private static DateTimeOffset Next(
        SourceSync sync, Source source, Problem? problem, DateTimeOffset now, SyncOptions options)
    {
        if (source.Access == SourceAccess.Webhook) return now + Never;
        var pause = sync.State switch
        {
            SyncState.Waiting => (problem!.RetryAt ?? now + options.Default) - now,
            SyncState.Degraded => Growing(sync.Failures, options),
            SyncState.Paused => options.Paused,
            _ => Interval(sync, source, now, options),
        };
        // So that sources which began together do not go on together.
        var jitter = Random.Shared.NextDouble() * 0.2 - (sync.State == SyncState.Waiting ? 0 : 0.1);
        return now + pause + pause * jitter;
    }

    private static TimeSpan Interval(SourceSync sync, Source source, DateTimeOffset now, SyncOptions options)
    {
        var pause = sync switch
        {
            _ when sync.LastHookAt + options.HooksAliveFor > now => options.Idle,
            _ when sync.LastChangeAt + options.BusyFor > now => options.Busy,
            _ => options.Default,
        };
        return source.Access == SourceAccess.None && pause < options.Anonymous ? options.Anonymous : pause;
    }

    private static TimeSpan Growing(int failures, SyncOptions options)
    {
        var pause = options.Default * Math.Pow(2, Math.Min(failures, 10) - 1);
        return pause < options.LongestPause ? pause : options.LongestPause;
    }
}
