using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

/// <summary>The remote looks like GitHub to us and is a folder to git, by the machine's own <c>insteadOf</c>.</summary>
public sealed class GitPullRequestTests : IDisposable
{
    private const string PullUrl = "https://github.com/acme/app/pull/7";
    private readonly GitWorkshop _shop = new();
    private readonly PullRequest _pull =
        new("--title; $(touch ran) \"x\"", "Line one\n--body `touch ran`\n", Draft: true);

    public GitPullRequestTests() => MapHost("https://github.com/acme/app.git");

    private string Calls => File.Exists(Record) ? File.ReadAllText(Record) : "";

    private string Record => Path.Combine(_shop.Root, "gh-calls");

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task A_draft_is_opened_with_its_title_as_one_argument_and_its_body_on_standard_input()
    {
        ScriptGh(list: "[]");
        var changes = await WorkAsync(_pull);
        changes.PullRequestUrl.ShouldBe(PullUrl);
        changes.PullRequestNote.ShouldBe("opened as a draft");
        Calls.ShouldContain($"[pr][create][--repo=github.com/acme/app][--head={GitWorkshop.Branch}][--base=main]"
            + "[--title=--title; $(touch ran) \"x\"][--body-file=-][--draft]\n<Line one\n--body `touch ran`>");
        Calls.ShouldContain($"in {_shop.Folder}\n");
    }

    [Fact]
    public async Task The_pull_request_that_stands_is_updated()
    {
        ScriptGh(list: $$"""[{"url":"{{PullUrl}}"}]""");
        var changes = await WorkAsync(_pull);
        changes.PullRequestUrl.ShouldBe(PullUrl);
        changes.PullRequestNote.ShouldBe("updated");
        Calls.ShouldContain($"[pr][edit][--title=--title; $(touch ran) \"x\"][--body-file=-][--][{PullUrl}]");
        Calls.ShouldNotContain("[create]");
    }

    [Theory]
    [InlineData("pass", "marked ready for review")]
    [InlineData("not_pass", null)]
    [InlineData(null, null)]
    public async Task A_passed_review_marks_it_ready(string? verdict, string? note)
    {
        ScriptGh(list: $$"""[{"url":"{{PullUrl}}"}]""");
        var tree = await _shop.OpenAsync(Request());
        var afterwards = new Afterwards(null, null, false, false, null, "pass");
        var changes = await tree.FinishAsync(afterwards, null, verdict, CancellationToken.None);
        changes.PullRequestNote.ShouldBe(note);
        Calls.Contains($"[pr][ready][--][{PullUrl}]", StringComparison.Ordinal).ShouldBe(verdict == "pass");
    }

    [Fact]
    public async Task A_gh_that_fails_is_a_note_and_the_branch_is_pushed_all_the_same()
    {
        ScriptGh(list: "[]", create: "echo 'GraphQL: No access to https://me:s3cret@github.com' >&2; exit 1");
        var changes = await WorkAsync(_pull);
        changes.PullRequestUrl.ShouldBeNull();
        changes.PullRequestNote.ShouldBe("not opened: gh says: GraphQL: No access to https://***@github.com");
        _shop.AtRemote("rev-parse", GitWorkshop.Branch).ShouldBe(changes.HeadCommit);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("[{}]")]
    public async Task An_answer_of_gh_that_is_not_understood_is_a_note(string answer)
    {
        ScriptGh(list: answer);
        (await WorkAsync(_pull)).PullRequestNote.ShouldBe("not opened: gh gave an answer that is not understood");
    }

    [Fact]
    public async Task Without_a_login_it_says_how_to_log_in()
    {
        ScriptGh(list: "[]", auth: "exit 1");
        (await WorkAsync(_pull)).PullRequestNote
            .ShouldBe("not opened: gh is not logged in on this machine (gh auth login)");
    }

    [Fact]
    public async Task Another_host_counts_when_gh_knows_it()
    {
        MapHost("git@git.example.com:acme/app.git");
        ScriptGh(list: "[]", auth: "[[ $* == *git.example.com ]]");
        (await WorkAsync(_pull, "git@git.example.com:acme/app.git")).PullRequestNote.ShouldBe("opened as a draft");
        Calls.ShouldContain("[--repo=git.example.com/acme/app]");

        ScriptGh(list: "[]", auth: "exit 1");
        (await WorkAsync(_pull, "git@git.example.com:acme/app.git")).PullRequestNote!
            .ShouldContain("does not know git.example.com");
    }

    [Fact]
    public async Task A_remote_that_is_no_code_host_has_none()
    {
        ScriptGh(list: "[]");
        (await WorkAsync(_pull, _shop.Url)).PullRequestNote.ShouldBe("not opened: the remote is not on GitHub");
        Calls.ShouldBeEmpty();
    }

    private WorkingTree Request(string url = "https://github.com/acme/app.git") => _shop.Request(url);

    private async Task<TreeChanges> WorkAsync(PullRequest pull, string url = "https://github.com/acme/app.git")
    {
        var tree = await _shop.OpenAsync(Request(url));
        File.WriteAllText(Path.Combine(tree.Folder, $"{Guid.NewGuid()}.txt"), "work");
        var changes = await GitWorkshop.FinishAsync(tree, GitWorkshop.Push(pull: pull));
        File.Exists(Path.Combine(_shop.Folder, "ran")).ShouldBeFalse();
        return changes;
    }

    private void MapHost(string url) => File.WriteAllText(
        Path.Combine(_shop.Home, ".gitconfig"), $"[url \"{_shop.Url}\"]\ninsteadOf = {url}\n");

    private void ScriptGh(string list, string create = $"echo {PullUrl}", string auth = "true") =>
        _shop.InstallProgram("gh", $$"""
        { printf '[%s]' "$@"; printf '\n'; } >> '{{Record}}'
        case "$1 $2" in
          'auth status') {{auth}};;
          'pr list') echo '{{list}}';;
          'pr create') { printf '<%s>\n' "$(cat)"; echo "in $PWD"; } >> '{{Record}}'; {{create}};;
          'pr edit') cat > /dev/null;;
        esac
        """);
}
