using System.Globalization;
using System.Text.Json.Nodes;

namespace JakeOps.Tests.GitHubStub;

/// <summary>An issue. Each change moves its time, which has whole seconds.</summary>
public sealed class StubIssue
{
    internal StubIssue(StubRepository repository, int number)
    {
        (Repository, Number) = (repository, number);
        CreatedAt = UpdatedAt = repository.Stub.Now;
    }

    public StubRepository Repository { get; private set; }

    public int Number { get; private set; }

    public required string Title { get; set; }

    public string? Body { get; set; }

    public List<string> Labels { get; } = [];

    public bool IsPull { get; set; }

    public string State { get; private set; } = "open";

    public string? StateReason { get; private set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    internal StubIssue? MovedTo { get; private set; }

    internal bool IsDeleted { get; private set; }

    public string HtmlUrl => $"{Repository.HtmlUrl}/{(IsPull ? "pull" : "issues")}/{Number}";

    public StubIssue Close(string reason = "completed")
    {
        (State, StateReason, ClosedAt) = ("closed", reason, Repository.Stub.Now);
        return Touch();
    }

    public StubIssue Reopen()
    {
        (State, StateReason, ClosedAt) = ("open", "reopened", null);
        return Touch();
    }

    public StubIssue Edit(string title, string? body)
    {
        (Title, Body) = (title, body);
        return Touch();
    }

    public StubIssue Label(string label)
    {
        Labels.Add(label);
        return Touch();
    }

    public StubIssue Unlabel(string label)
    {
        Labels.Remove(label);
        return Touch();
    }

    public void Delete()
    {
        IsDeleted = true;
        Repository.Remove(this);
        Repository.Stub.Forget(this);
    }

    /// <summary>Vanishes here and appears there; only its address tells.</summary>
    public StubIssue TransferTo(StubRepository other)
    {
        MovedTo = other.AddIssue(Title, Body, [.. Labels]);
        Repository.Remove(this);
        Repository.Stub.Forget(this);
        return MovedTo;
    }

    public StubIssue Touch()
    {
        UpdatedAt = Repository.Stub.Now;
        return this;
    }

    public JsonObject Json()
    {
        var json = Templates.Body("issue");
        var api = $"{Repository.ApiUrl}/issues/{Number}";
        (json["id"], json["number"]) = (Repository.Id * 1_000_000 + Number, Number);
        (json["url"], json["repository_url"], json["html_url"]) = (api, Repository.ApiUrl, HtmlUrl);
        (json["title"], json["body"], json["state"], json["state_reason"]) = (Title, Body, State, StateReason);
        (json["created_at"], json["updated_at"], json["closed_at"]) = (Time(CreatedAt), Time(UpdatedAt), Time(ClosedAt));
        json["labels"] = new JsonArray([.. Labels.Select((label, id) =>
            new JsonObject { ["id"] = id + 1, ["name"] = label, ["color"] = "ededed", ["default"] = false })]);
        json["closed_by"] = State == "closed" ? json["user"]!.DeepClone() : null;
        if (IsPull) json["pull_request"]!["html_url"] = HtmlUrl;
        else json.Remove("pull_request");
        return json;
    }

    internal static string? Time(DateTimeOffset? time) =>
        time?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
