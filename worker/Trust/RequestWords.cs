namespace JakeOps.Worker;

/// <summary>A request in words, the same for the audit log and for the person who is asked.</summary>
internal static class RequestWords
{
    public static IEnumerable<(string Name, string Value)> Of(ExecutionRequest request)
    {
        var (task, tree, then) = (request.Agent, request.Tree, request.Afterwards);
        yield return ("delivery", $"#{request.Delivery.Number} {request.Delivery.Title} ({request.Delivery.Id})");
        yield return ("phase", request.Phase);
        yield return ("repository", $"{CloneUrl.Scrub(tree.CloneUrl)}, branch {tree.Branch} from {tree.BaseRef ?? "its default branch"}");
        yield return ("tools", string.Join(", ", task.AllowedTools.Prepend(task.ToolProfile)));
        yield return ("afterwards", string.Join(", ", new[]
        {
            then.CommitMessage is null ? null : "commit what is left",
            then.Push ? "push the branch" : null,
            then.PullRequest is { } pull ? $"open the pull request \"{pull.Title}\"" : null,
        }.OfType<string>().DefaultIfEmpty("nothing")));
        yield return ("limits", Limits(request.Limits));
    }

    private static string Limits(Limits limits) => string.Join(", ", new[]
    {
        limits.CostUsd is { } cost ? $"{cost} USD" : null,
        limits.Tokens is { } tokens ? $"{tokens} tokens" : null,
        limits.Turns is { } turns ? $"{turns} turns" : null,
        limits.TotalSeconds is { } total ? $"{total} s" : null,
    }.OfType<string>().DefaultIfEmpty("none"));
}
