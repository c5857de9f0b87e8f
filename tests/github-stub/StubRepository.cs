using System.Text.Json.Nodes;

namespace JakeOps.Tests.GitHubStub;

/// <summary>A repository at the stub. Everything may be changed at any time, as at the real one.</summary>
public sealed class StubRepository
{
    private readonly GitHubStub _stub;
    private readonly List<StubIssue> _issues = [];
    private int _number;

    internal StubRepository(GitHubStub stub, long id, string fullName) => (_stub, Id, FullName) = (stub, id, fullName);

    public long Id { get; }

    public string FullName { get; private set; }

    public bool Private { get; set; } = true;

    public bool Archived { get; set; }

    public bool HasIssues { get; set; } = true;

    public bool Deleted { get; set; }

    /// <summary>False: the credential sees the repository no more, and is told 404.</summary>
    public bool Visible { get; set; } = true;

    public Dictionary<string, List<StubCheck>> Checks { get; } = [];

    public Dictionary<string, List<StubStatus>> Statuses { get; } = [];

    /// <summary>Runs of GitHub Actions, by commit.</summary>
    public Dictionary<string, List<StubWorkflowRun>> WorkflowRuns { get; } = [];

    /// <summary>Commits of the default branch, oldest first: which has which in it.</summary>
    public List<string> History { get; } = [];

    public List<StubDeployment> Deployments { get; } = [];

    /// <summary>Comments of issues, written by clients.</summary>
    public List<StubNote> Comments { get; } = [];

    /// <summary>Reviews of pull requests, written by clients.</summary>
    public List<StubNote> Reviews { get; } = [];

    public List<StubPull> Pulls { get; } = [];

    public GitHubStub Stub => _stub;

    public string HtmlUrl => $"https://{_stub.WebHost}/{FullName}";

    internal string ApiUrl => $"{_stub.Url}repos/{FullName}";

    public StubIssue AddIssue(string title, string? body = "Please.", params string[] labels)
    {
        lock (_issues)
        {
            var issue = new StubIssue(this, ++_number) { Title = title, Body = body };
            issue.Labels.AddRange(labels);
            _issues.Add(issue);
            return issue;
        }
    }

    /// <summary>A pull request; the list of issues shows it too.</summary>
    public StubPull AddPull(string branch, string sha, string title = "A change")
    {
        var issue = AddIssue(title);
        issue.IsPull = true;
        var pull = new StubPull(this, issue) { Branch = branch, Sha = sha };
        Pulls.Add(pull);
        return pull;
    }

    public IReadOnlyList<StubIssue> Issues
    {
        get { lock (_issues) return [.. _issues]; }
    }

    /// <summary>The old name leads to the new one, until another repository takes it.</summary>
    public void Rename(string fullName)
    {
        _stub.RememberName(FullName, this);
        FullName = fullName;
    }

    /// <summary>Leaves the issue out of lists, and says nothing of why.</summary>
    public void Hide(StubIssue issue) => Remove(issue);

    internal void Remove(StubIssue issue)
    {
        lock (_issues) _issues.Remove(issue);
    }

    public JsonObject Json()
    {
        var json = Templates.Body("repository");
        (json["id"], json["full_name"], json["name"]) = (Id, FullName, FullName.Split('/')[1]);
        json["owner"]!["login"] = FullName.Split('/')[0];
        (json["html_url"], json["url"]) = (HtmlUrl, ApiUrl);
        (json["private"], json["archived"], json["has_issues"]) = (Private, Archived, HasIssues);
        json["visibility"] = Private ? "private" : "public";
        return json;
    }
}
