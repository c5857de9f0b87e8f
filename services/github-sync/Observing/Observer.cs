using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Looks at the host for one watch and says what its phase has come to.</summary>
internal sealed class Observer(IOptions<GitHubSyncOptions> options, TimeProvider clock)
{
    public async Task<Conclusion> LookAsync(HostReader host, Watch watch, Source source, CancellationToken ct)
    {
        var (pull, problem) = await PullRequestReader.ReadAsync(host, watch, source.Owner, ct);
        if (problem is not null) return Unreadable(problem, watch, source.Settings);
        return watch.Phase switch
        {
            Phases.Verify => await VerifyAsync(host, watch, source.Settings, pull, ct),
            Phases.Deploy => await DeployAsync(host, watch, source.Settings, pull, ct),
            _ => await ObserveAsync(host, watch, source.Settings, pull, ct),
        };
    }

    private async Task<Conclusion> VerifyAsync(
        HostReader host, Watch watch, SourceSettings settings, PullRequestFacts? pull, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (pull is not null && pull.State == "closed" && !DeployRules.IsMerged(pull))
            return Conclusion.Blocked(
                $"Pull request #{pull.Number} was closed without a merge: reopen it and retry, or close the Delivery.",
                DeployRules.FactOf(pull));
        if ((pull?.Head?.Sha ?? watch.HeadCommit) is not { Length: > 0 } commit)
            return Conclusion.Skipped("there is no pull request, and the commit that was pushed is not known.");
        // Right after a push the host may still show the commit before, with its good old checks.
        if (watch.HeadCommit is { } pushed && pushed != commit && now - watch.StartedAt < options.Value.HostLag)
            return Conclusion.Running($"Waits until the host knows {VerifyRules.Short(pushed)}.");
        if (watch.Commit != commit)
            (watch.Commit, watch.CommitSince, watch.PassingSince) = (commit, now, null);
        var read = await CheckReader.ReadAsync(host, commit, settings.Verify, ct);
        if (read.Problem is not null) return Unreadable(read.Problem, watch, settings);
        var concluded = VerifyRules.Conclude(settings.Verify, watch, read.Signals, now, options.Value.Settle);
        watch.PassingSince = concluded.Passes ? watch.PassingSince ?? now : null;
        return read.Unseen is null ? concluded : concluded with { Reason = $"{concluded.Reason} {read.Unseen}" };
    }

    private async Task<Conclusion> DeployAsync(
        HostReader host, Watch watch, SourceSettings settings, PullRequestFacts? pull, CancellationToken ct)
    {
        var policy = settings.Deploy;
        if (DeployRules.BeforeMerge(policy, watch, pull, clock.GetUtcNow()) is { } waiting) return waiting;
        var (seen, problem) = await DeployedAsync(host, policy, pull!, ct);
        return problem is not null
            ? Unreadable(problem, watch, settings)
            : DeployRules.AfterMerge(policy, watch, pull!, seen, clock.GetUtcNow());
    }

    private async Task<Conclusion> ObserveAsync(
        HostReader host, Watch watch, SourceSettings settings, PullRequestFacts? pull, CancellationToken ct)
    {
        if (settings.Deploy.Environment is not { Length: > 0 } environment)
            return Conclusion.Skipped("the source names no environment.");
        if (pull is null || !DeployRules.IsMerged(pull)) return Conclusion.Skipped("there is no merged pull request.");
        var (seen, problem) = await DeployedAsync(host, settings.Deploy, pull, ct);
        return problem is not null
            ? Unreadable(problem, watch, settings)
            : ObserveRules.Conclude(settings.Observe, environment, watch, pull, seen, clock.GetUtcNow());
    }

    private static async Task<(List<DeploymentSeen> Seen, Problem? Problem)> DeployedAsync(
        HostReader host, DeployPolicy policy, PullRequestFacts pull, CancellationToken ct) =>
        policy.Environment is { Length: > 0 } environment && pull.MergeCommitSha is { Length: > 0 } merge
            ? await DeploymentReader.ReadAsync(host, environment, merge, pull.MergedAt, ct)
            : ([], null);

    /// <summary>What cannot be read says nothing about the phase; only its time limit ends it.</summary>
    private Conclusion Unreadable(Problem problem, Watch watch, SourceSettings settings)
    {
        var limit = watch.Phase switch
        {
            Phases.Verify => settings.Verify.TimeLimitSeconds,
            Phases.Deploy => settings.Deploy.TimeLimitSeconds,
            _ => settings.Observe.WindowSeconds + (int)options.Value.ObservePatience.TotalSeconds,
        };
        return clock.GetUtcNow() - watch.StartedAt >= TimeSpan.FromSeconds(limit)
            ? Conclusion.Blocked(
                $"The host could not be read for {VerifyRules.Spoken(limit)}: {problem.Sentence} Then retry.",
                Conclusion.NotRead(problem.Sentence))
            : Conclusion.NotReadable(problem.Sentence, problem.RetryAt);
    }
}
