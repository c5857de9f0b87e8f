using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Tests.GitHubStub;

/// <summary>What is where. Repositories are found by name and, in links, by id.</summary>
internal static class Routes
{
    public static void Map(GitHubStub stub, WebApplication app)
    {
        app.Use((context, next) => Front.AnswerAsync(stub, context, next));
        app.MapPost("/app/installations/{id:long}/access_tokens", (HttpRequest request, long id) =>
        {
            var (status, body) = stub.App.MakeToken(request, id);
            return Json(status, body);
        });
        app.MapGet("/rate_limit", () => Json(200, Templates.Body("rate-limit")));
        app.MapMethods("/repos/{owner}/{repo}/{**rest}", ["GET", "POST", "PATCH", "PUT"],
            (HttpContext context, string owner, string repo, string? rest) =>
            {
                var (found, renamed) = stub.ByName($"{owner}/{repo}");
                return renamed is not null
                    ? Moved(context, $"repositories/{renamed.Id}{(rest is null ? "" : $"/{rest}")}{context.Request.QueryString}", stub)
                    : AnswerAsync(stub, context, found, rest ?? "");
            });
        app.MapMethods("/repositories/{id:long}/{**rest}", ["GET", "POST", "PATCH", "PUT"],
            (HttpContext context, long id, string? rest) => AnswerAsync(stub, context, stub.ById(id), rest ?? ""));
    }

    private static async Task AnswerAsync(GitHubStub stub, HttpContext context, StubRepository? repository, string rest)
    {
        if (repository is null || !repository.Visible || (repository.Private && context.Items["token"] is null))
        {
            await Send(context, 404, NotFound());
            return;
        }
        if (WriteRoutes.Answer(repository, context, rest.Split('/')) is { } written)
        {
            await written;
            return;
        }
        switch (rest.Split('/'))
        {
            case [""]: await Send(context, 200, repository.Json()); break;
            case ["issues"]: await IssueRoutes.ListAsync(stub, repository, context); break;
            case ["issues", var number]: await IssueRoutes.OneAsync(stub, repository, int.Parse(number, CultureInfo.InvariantCulture), context); break;
            default: await CommitRoutes.AnswerAsync(repository, context, rest.Split('/')); break;
        }
    }

    public static Task Moved(HttpContext context, string path, GitHubStub stub)
    {
        context.Response.Headers.Location = $"{stub.Url}{path}";
        return Send(context, context.Request.Method == "GET" ? 301 : 307,
            new JsonObject { ["message"] = "Moved Permanently", ["url"] = $"{stub.Url}{path}" });
    }

    public static JsonObject NotFound() => new()
    {
        ["message"] = "Not Found", ["documentation_url"] = "https://docs.github.com/rest", ["status"] = "404",
    };

    public static async Task Send(HttpContext context, int status, JsonNode body)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, "application/json; charset=utf-8");
        await context.Response.WriteAsync(body.ToJsonString());
    }

    private static IResult Json(int status, JsonNode body) =>
        Results.Content(body.ToJsonString(), "application/json; charset=utf-8", statusCode: status);
}
