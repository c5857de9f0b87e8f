namespace JakeOps.GitHubSync;

/// <summary>Whether a deployment held for the time of its window. Pure.</summary>
internal static class ObserveRules
{
    public static Conclusion Conclude(
        ObservePolicy policy, string environment, Watch watch, PullRequestFacts pull, IReadOnlyList<DeploymentSeen> seen,
        DateTimeOffset now)
    {
        var evidence = DeployRules.Evidence(pull, seen, environment);
        var merge = VerifyRules.Short(pull.MergeCommitSha);
        // Inactive is superseded: what matters is whether that which took its place has ours in it.
        if (seen.FirstOrDefault(one => one.State is "success" or "failure" or "error") is { } newest)
        {
            if (newest is { IsBad: true, HoldsOurs: true })
                return Conclusion.Failed(
                    $"Deployment {newest.Id} of {merge} to {environment} failed: {newest.Description ?? newest.State}",
                    evidence);
            if (newest is { IsBad: false, HoldsOurs: false } && seen.Any(one => one.HoldsOurs && one.Id < newest.Id))
                return Conclusion.Failed(
                    $"{environment} was rolled back: deployment {newest.Id} put {VerifyRules.Short(newest.Commit)} there, "
                    + $"which has not {merge} in it.", evidence);
        }
        return now - watch.StartedAt >= TimeSpan.FromSeconds(policy.WindowSeconds)
            ? Conclusion.Succeeded($"{environment} held for {VerifyRules.Spoken(policy.WindowSeconds)}.", evidence)
            : Conclusion.Running($"Observes {environment} for {VerifyRules.Spoken(policy.WindowSeconds)}.", evidence);
    }
}
