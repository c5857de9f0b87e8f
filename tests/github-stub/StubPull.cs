using System.Text.Json.Nodes;

namespace JakeOps.Tests.GitHubStub;

/// <summary>A pull request.</summary>
public sealed class StubPull
{
    private readonly StubRepository _repository;

    internal StubPull(StubRepository repository, StubIssue issue) => (_repository, Issue) = (repository, issue);

    /// <summary>What the list of issues shows of it.</summary>
    public StubIssue Issue { get; }

    public int Number => Issue.Number;

    public required string Branch { get; set; }

    public required string Sha { get; set; }

    public bool Draft { get; set; } = true;

    public bool Merged { get; private set; }

    public DateTimeOffset? MergedAt { get; private set; }

    public string? MergeCommitSha { get; private set; }

    /// <summary>False: it comes from a fork that was deleted.</summary>
    public bool HasHeadRepository { get; set; } = true;

    public string HtmlUrl => Issue.HtmlUrl;

    public void Push(string sha)
    {
        Sha = sha;
        Issue.Touch();
    }

    /// <summary>Merges it, and closes the issue that it says it closes.</summary>
    public void Merge(string mergeCommit, StubIssue? closes = null)
    {
        (Merged, MergedAt, MergeCommitSha, Draft) = (true, _repository.Stub.Now, mergeCommit, false);
        Issue.Close();
        closes?.Close();
    }

    public void Close() => Issue.Close();

    public JsonObject Json()
    {
        var json = Templates.Body("pull");
        (json["number"], json["html_url"], json["title"], json["body"]) = (Number, HtmlUrl, Issue.Title, Issue.Body);
        (json["url"], json["id"]) = ($"{_repository.ApiUrl}/pulls/{Number}", _repository.Id * 1_000_000 + Number);
        (json["state"], json["draft"], json["merged"]) = (Issue.State, Draft, Merged);
        (json["merged_at"], json["merge_commit_sha"]) = (StubIssue.Time(MergedAt), MergeCommitSha);
        (json["updated_at"], json["closed_at"]) = (StubIssue.Time(Issue.UpdatedAt), StubIssue.Time(Issue.ClosedAt));
        (json["head"]!["ref"], json["head"]!["sha"]) = (Branch, Sha);
        json["head"]!["label"] = $"{_repository.FullName.Split('/')[0]}:{Branch}";
        json["head"]!["repo"] = HasHeadRepository ? _repository.Json() : null;
        json["base"]!["repo"] = _repository.Json();
        return json;
    }
}
