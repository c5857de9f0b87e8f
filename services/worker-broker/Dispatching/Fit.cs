namespace JakeOps.WorkerBroker;

/// <summary>Whether a worker may have work of a kind.</summary>
internal static class Fit
{
    /// <summary>Why it may not, as a sentence about <c>this worker</c>; null when it may.</summary>
    public static string? Obstacle(
        Guid worker, IReadOnlyCollection<string> tags, IReadOnlyCollection<string> repositories, WorkKind work)
    {
        var missing = Tags.Missing(tags, work.RequiredTags);
        if (missing.Count > 0) return $"This worker has no {Tags.Shown(missing)}.";
        if (Tags.Unasked(tags, work.RequiredTags) is { } only)
            return $"This worker takes only work that asks for `{only}` (its tag `!{only}`).";
        if (!RepositoryName.Allowed(repositories, work.Repository))
            return $"The token of this worker does not allow the repository {work.Repository}.";
        return work.RefusedBy.Contains(worker) ? "This worker refused it." : null;
    }
}
