using System.Text.Json.Nodes;

namespace JakeOps.Tests.GitHubStub;

/// <summary>A check run of a commit.</summary>
/// <param name="Status">queued, in_progress, completed, ...</param>
/// <param name="Conclusion">Only when completed.</param>
public sealed record StubCheck(string Name, string Status, string? Conclusion = null, string? Summary = null)
{
    private static long _ids = 1000;

    public long Id { get; init; } = Interlocked.Increment(ref _ids);

    public string? Title { get; init; }

    public string App { get; init; } = "github-actions";

    /// <summary>File, line and message of each.</summary>
    public IReadOnlyList<(string Path, int Line, string Message)> Annotations { get; init; } = [];

    public JsonObject Json(StubRepository repository, string sha)
    {
        var json = Templates.Body("check-runs")["check_runs"]![0]!.DeepClone().AsObject();
        (json["id"], json["name"], json["head_sha"], json["status"], json["conclusion"]) = (Id, Name, sha, Status, Conclusion);
        json["html_url"] = $"{repository.HtmlUrl}/runs/{Id}";
        json["url"] = $"{repository.ApiUrl}/check-runs/{Id}";
        json["app"]!["slug"] = App;
        json["completed_at"] = Status == "completed" ? StubIssue.Time(repository.Stub.Now) : null;
        var output = json["output"]!;
        (output["title"], output["summary"], output["text"]) = (Title, Summary, null);
        output["annotations_count"] = Annotations.Count;
        output["annotations_url"] = $"{repository.ApiUrl}/check-runs/{Id}/annotations";
        json["pull_requests"] = new JsonArray();
        return json;
    }

    public JsonArray AnnotationsJson() => new([.. Annotations.Select(one => new JsonObject
    {
        ["path"] = one.Path, ["start_line"] = one.Line, ["end_line"] = one.Line, ["annotation_level"] = "failure",
        ["title"] = null, ["message"] = one.Message, ["raw_details"] = null, ["blob_href"] = "",
    })]);
}

/// <summary>A run of a GitHub Actions workflow.</summary>
public sealed record StubWorkflowRun(long Id, string Name, string Status, string? Conclusion = null)
{
    public JsonObject Json(StubRepository repository, string sha)
    {
        var json = Templates.Body("workflow-runs")["workflow_runs"]![0]!.DeepClone().AsObject();
        (json["id"], json["name"], json["head_sha"], json["status"], json["conclusion"]) = (Id, Name, sha, Status, Conclusion);
        json["html_url"] = $"{repository.HtmlUrl}/actions/runs/{Id}";
        return json;
    }
}

/// <summary>A commit status.</summary>
/// <param name="State">error, failure, pending or success.</param>
public sealed record StubStatus(string Context, string State, string? Description = null, string? TargetUrl = null)
{
    public JsonObject Json()
    {
        var json = Templates.Body("combined-status")["statuses"]![0]!.DeepClone().AsObject();
        (json["context"], json["state"], json["description"], json["target_url"]) = (Context, State, Description, TargetUrl);
        return json;
    }
}

/// <summary>A deployment; its newest status comes last here and first at the API.</summary>
public sealed record StubDeployment(long Id, string Sha, string Environment)
{
    public List<string> States { get; } = [];

    public JsonObject Json(StubRepository repository)
    {
        var json = Templates.Body("deployments");
        (json["id"], json["sha"], json["ref"], json["environment"]) = (Id, Sha, Sha, Environment);
        json["url"] = $"{repository.ApiUrl}/deployments/{Id}";
        json["statuses_url"] = $"{repository.ApiUrl}/deployments/{Id}/statuses";
        (json["created_at"], json["updated_at"]) = (StubIssue.Time(repository.Stub.Now), StubIssue.Time(repository.Stub.Now));
        return json;
    }

    public IEnumerable<JsonObject> StatusesJson() => States.Select((state, index) =>
    {
        var json = Templates.Body("deployment-statuses");
        (json["id"], json["state"], json["environment"], json["description"]) = (index + 1, state, Environment, $"It is {state}.");
        return json;
    }).Reverse();
}
