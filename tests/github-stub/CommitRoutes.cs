using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Tests.GitHubStub;

/// <summary>Pull requests, and what is known of commits: checks, statuses, deployments.</summary>
internal static class CommitRoutes
{
    public static Task AnswerAsync(StubRepository repository, HttpContext context, string[] path)
    {
        var stub = repository.Stub;
        var query = context.Request.Query;
        return path switch
        {
            ["pulls"] => Paging.SendAsync(stub, repository, context, Pulls(repository, query), pull => pull.Json()),
            ["pulls", var number] => OneAsync(context, repository.Pulls.Find(pull => pull.Number == Number(number))?.Json()),
            ["commits", var sha, "check-runs"] => Paging.SendAsync(
                stub, repository, context, repository.Checks.GetValueOrDefault(sha) ?? [], check => check.Json(repository, sha),
                checks => new JsonObject { ["total_count"] = repository.Checks.GetValueOrDefault(sha)?.Count ?? 0, ["check_runs"] = checks }),
            ["check-runs", var id, "annotations"] => OneAsync(context, repository.Checks.Values.SelectMany(checks => checks)
                .FirstOrDefault(check => check.Id == Number(id))?.AnnotationsJson()),
            ["commits", var sha, "status"] => Paging.SendAsync(
                stub, repository, context, StatusesOf(repository, sha), status => status.Json(), statuses => Combined(repository, sha, statuses)),
            ["commits", var sha, "statuses"] => Paging.SendAsync(
                stub, repository, context, StatusesOf(repository, sha), status => status.Json()),
            ["actions", "runs"] => Paging.SendAsync(
                stub, repository, context, repository.WorkflowRuns.GetValueOrDefault(query["head_sha"].ToString()) ?? [],
                run => run.Json(repository, query["head_sha"].ToString()),
                runs => new JsonObject { ["total_count"] = runs.Count, ["workflow_runs"] = runs }),
            ["compare", var range] => OneAsync(context, Comparison(repository, range.Split("..."))),
            ["deployments"] => Paging.SendAsync(
                stub, repository, context, Deployments(repository, query), deployment => deployment.Json(repository)),
            ["deployments", var id, "statuses"] => repository.Deployments.Find(one => one.Id == Number(id)) is { } deployment
                ? Paging.SendAsync(stub, repository, context, [.. deployment.StatusesJson()], status => status)
                : OneAsync(context, null),
            _ => OneAsync(context, null),
        };
    }

    private static Task OneAsync(HttpContext context, JsonNode? found) =>
        found is null ? Routes.Send(context, 404, Routes.NotFound()) : Routes.Send(context, 200, found);

    private static List<StubPull> Pulls(StubRepository repository, IQueryCollection query)
    {
        var state = query["state"] is [{ } wanted] ? wanted : "open";
        var owner = repository.FullName.Split('/')[0];
        return
        [
            .. repository.Pulls.Where(pull => (state == "all" || pull.Issue.State == state)
                && (query["head"].Count == 0 || query["head"] == $"{owner}:{pull.Branch}")).Reverse(),
        ];
    }

    private static List<StubDeployment> Deployments(StubRepository repository, IQueryCollection query) =>
    [
        .. repository.Deployments.Where(one => (query["sha"].Count == 0 || query["sha"] == one.Sha)
            && (query["environment"].Count == 0 || query["environment"] == one.Environment)).OrderByDescending(one => one.Id),
    ];

    /// <summary>By the order of commits that the test laid down; what stands in none is on another branch.</summary>
    private static JsonObject? Comparison(StubRepository repository, string[] range)
    {
        var (from, to) = (repository.History.IndexOf(range[0]), repository.History.IndexOf(range[^1]));
        var json = new JsonObject { ["total_commits"] = Math.Abs(to - from), ["commits"] = new JsonArray() };
        json["status"] = from < 0 || to < 0 ? "diverged" : to > from ? "ahead" : to < from ? "behind" : "identical";
        return json;
    }

    private static List<StubStatus> StatusesOf(StubRepository repository, string sha) =>
        repository.Statuses.GetValueOrDefault(sha) ?? [];

    /// <summary>Pending also where there are none at all.</summary>
    private static JsonObject Combined(StubRepository repository, string sha, JsonArray statuses)
    {
        var states = StatusesOf(repository, sha).Select(status => status.State).ToList();
        var json = Templates.Body("combined-status");
        json["state"] = states.Any(state => state is "error" or "failure") ? "failure"
            : states.Count == 0 || states.Contains("pending") ? "pending" : "success";
        (json["sha"], json["total_count"], json["statuses"]) = (sha, states.Count, statuses);
        return json;
    }

    private static long Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
