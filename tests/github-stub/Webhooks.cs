using System.Text.Json.Nodes;

namespace JakeOps.Tests.GitHubStub;

/// <summary>Bodies of webhooks, as GitHub sends them about the stub's things.</summary>
public static class Webhooks
{
    /// <param name="action">opened, edited, closed, reopened, labeled, unlabeled, deleted, transferred.</param>
    public static JsonObject Issue(string action, StubIssue issue)
    {
        var json = Templates.Webhook(action switch
        {
            "closed" => "issues.closed.completed",
            _ => $"issues.{action}",
        });
        var body = issue.Json();
        foreach (var (name, value) in body) json["issue"]![name] = value?.DeepClone();
        json["action"] = action;
        return About(json, issue.Repository);
    }

    public static JsonObject PullRequest(string action, StubPull pull)
    {
        var json = Templates.Webhook(action switch
        {
            "closed" => "pull_request.closed.merged",
            "synchronize" => "pull_request.synchronize",
            _ => "pull_request.opened",
        });
        foreach (var (name, value) in pull.Json()) json["pull_request"]![name] = value?.DeepClone();
        (json["action"], json["number"]) = (action, pull.Number);
        return About(json, pull.Issue.Repository);
    }

    public static JsonObject Check(StubRepository repository, string sha, StubCheck check)
    {
        var json = Templates.Webhook(check.Conclusion == "success" ? "check_run.completed.success" : "check_run.completed.failure");
        foreach (var (name, value) in check.Json(repository, sha)) json["check_run"]![name] = value?.DeepClone();
        return About(json, repository);
    }

    public static JsonObject Status(StubRepository repository, string sha, StubStatus status)
    {
        var json = Templates.Webhook("status.success");
        (json["sha"], json["context"], json["state"]) = (sha, status.Context, status.State);
        return About(json, repository);
    }

    public static JsonObject Deployment(StubRepository repository, StubDeployment deployment)
    {
        var json = Templates.Webhook("deployment_status.success");
        foreach (var (name, value) in deployment.Json(repository)) json["deployment"]![name] = value?.DeepClone();
        foreach (var (name, value) in deployment.StatusesJson().First()) json["deployment_status"]![name] = value?.DeepClone();
        return About(json, repository);
    }

    /// <summary>One of the recorded ones, about this repository.</summary>
    public static JsonObject Recorded(string name, StubRepository? repository = null)
    {
        var json = Templates.Webhook(name);
        return repository is null ? json : About(json, repository);
    }

    private static JsonObject About(JsonObject json, StubRepository repository)
    {
        json["repository"] = repository.Json();
        return json;
    }
}
