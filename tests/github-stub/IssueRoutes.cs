using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Tests.GitHubStub;

internal static class IssueRoutes
{
    public static async Task ListAsync(GitHubStub stub, StubRepository repository, HttpContext context)
    {
        stub.BeforePage?.Invoke(context.Request);
        if (!repository.HasIssues)
        {
            await StubAnswer.IssuesDisabled().Send(context);
            return;
        }
        await Paging.SendAsync(stub, repository, context, Found(stub, repository, context.Request.Query), issue => issue.Json());
    }

    public static async Task OneAsync(GitHubStub stub, StubRepository repository, int number, HttpContext context)
    {
        if (repository.Issues.FirstOrDefault(issue => issue.Number == number) is { } found)
            await Routes.Send(context, 200, found.Json());
        else if (stub.GoneIssue(repository, number) is { MovedTo: { } moved })
            await Routes.Moved(context, $"repositories/{moved.Repository.Id}/issues/{moved.Number}", stub);
        else if (stub.GoneIssue(repository, number) is not null)
            await StubAnswer.Message(410, "This issue was deleted").Send(context);
        else
            await Routes.Send(context, 404, Routes.NotFound());
    }

    private static List<StubIssue> Found(GitHubStub stub, StubRepository repository, IQueryCollection query)
    {
        var state = query["state"] is [{ } wanted] ? wanted : "open";
        var found = repository.Issues.Where(issue => state == "all" || issue.State == state);
        if (query["since"] is [{ } text])
        {
            var since = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
            found = found.Where(issue => stub.SinceIsInclusive ? issue.UpdatedAt >= since : issue.UpdatedAt > since);
        }
        var sorted = query["sort"] == "updated"
            ? found.OrderBy(issue => issue.UpdatedAt).ThenBy(issue => issue.Number)
            : found.OrderBy(issue => issue.CreatedAt).ThenBy(issue => issue.Number);
        return query["direction"] == "asc" ? [.. sorted] : [.. sorted.Reverse()];
    }
}
