using JakeOps.Contracts;

namespace JakeOps.GitHubSync;

/// <summary>Whether a pull request was merged and, where an environment is named, deployed. Pure.</summary>
internal static class DeployRules
{
    /// <summary>Null when it was merged: its deployment decides.</summary>
    public static Conclusion? BeforeMerge(DeployPolicy policy, Watch watch, PullRequestFacts? pull, DateTimeOffset now)
    {
        var overdue = now - watch.StartedAt >= TimeSpan.FromSeconds(policy.TimeLimitSeconds);
        if (pull is null)
            return overdue
                ? Conclusion.Blocked($"There is no pull request of {watch.Branch}: open and merge one, then retry.")
                : Conclusion.Running($"Waits for a pull request of {watch.Branch}.");
        if (IsMerged(pull)) return null;
        var evidence = FactOf(pull);
        if (pull.State == "closed")
            return Conclusion.Blocked(
                $"Pull request #{pull.Number} was closed without a merge: reopen it and retry, or close the Delivery.",
                evidence);
        return overdue
            ? Conclusion.Blocked(
                $"Pull request #{pull.Number} was not merged within {VerifyRules.Spoken(policy.TimeLimitSeconds)}: "
                + "merge it, then retry.", evidence)
            : Conclusion.Running($"Waits for the merge of pull request #{pull.Number}.", evidence);
    }

    public static Conclusion AfterMerge(
        DeployPolicy policy, Watch watch, PullRequestFacts pull, IReadOnlyList<DeploymentSeen> seen, DateTimeOffset now)
    {
        var merge = VerifyRules.Short(pull.MergeCommitSha);
        if (policy.Environment is not { Length: > 0 } environment)
            return Conclusion.Succeeded($"Pull request #{pull.Number} was merged as {merge}.", FactOf(pull));
        var evidence = Evidence(pull, seen, environment);
        var ours = seen.Where(one => one.HoldsOurs).ToList();
        if (ours.Find(one => one.Succeeded && !one.IsBad) is { } good)
            return Conclusion.Succeeded($"{merge} was deployed to {environment} (deployment {good.Id}).", evidence);
        if (ours is [{ IsBad: true } bad, ..])
            return Conclusion.Failed(
                $"Deployment {bad.Id} of {merge} to {environment} failed: {bad.Description ?? bad.State}", evidence);
        return now - watch.StartedAt >= TimeSpan.FromSeconds(policy.TimeLimitSeconds)
            ? Conclusion.Blocked(
                $"{merge} was not deployed to {environment} within {VerifyRules.Spoken(policy.TimeLimitSeconds)}: "
                + "deploy it, then retry.", evidence)
            : Conclusion.Running(ours.Count == 0
                ? $"Merged as {merge}; waits for a deployment to {environment}."
                : $"Deployment {ours[0].Id} to {environment} is {ours[0].State}.", evidence);
    }

    public static bool IsMerged(PullRequestFacts pull) => pull.Merged == true || pull.MergedAt is not null;

    public static ObservedFact FactOf(PullRequestFacts pull) => new(
        $"pull request #{pull.Number}", IsMerged(pull) ? "merged" : pull.State ?? "unknown",
        IsMerged(pull) ? pull.MergeCommitSha : pull.Head?.Sha, pull.HtmlUrl, null, pull.MergedAt);

    public static List<ObservedFact> Evidence(
        PullRequestFacts pull, IEnumerable<DeploymentSeen> seen, string environment) =>
        [FactOf(pull), .. seen.Select(one => one.Fact(environment))];
}
