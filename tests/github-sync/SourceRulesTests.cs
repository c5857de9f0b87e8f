using System.Net;
using System.Text;

namespace JakeOps.GitHubSync.Tests;

public sealed class SourceRulesTests(GitHubSyncApp app) : IClassFixture<GitHubSyncApp>
{
    private static int _repositories;

    [Theory]
    [InlineData("ext::sh -c touch% /tmp/x")]
    [InlineData("transport::address")]
    [InlineData("--upload-pack=touch /tmp/x")]
    [InlineData("https://example.com/a\nb")]
    [InlineData("https://user:secret@example.com/a.git")]
    [InlineData("https://ghp_secret@example.com/a.git")]
    [InlineData("ssh://git:secret@example.com/a.git")]
    [InlineData(" https://example.com/a.git")]
    [InlineData("")]
    public async Task A_clone_url_that_is_dangerous_or_carries_a_secret_is_refused(string url)
    {
        var (status, detail) = await CreateAsync(new { owner = "octo", repo = "app", clone_url = url });
        status.ShouldBe(422);
        detail.ShouldStartWith("The clone_url");
        detail.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("git@github.com:octo/app.git")]
    [InlineData("ssh://git@example.com:2222/octo/app.git")]
    [InlineData("file:///srv/git/app.git")]
    [InlineData("/srv/with space/app.git")]
    [InlineData(@"C:\git\app")]
    [InlineData("http://127.0.0.1:3000/octo/app")]
    public async Task Any_git_url_or_path_is_a_clone_url(string url) =>
        (await app.CreateAsync(NewRepository(url))).GetProperty("clone_url").GetString().ShouldBe(url);

    public static TheoryData<object, string> Refused => new()
    {
        { new { owner = "octo" }, "The repo is missing or not a name" },
        { new { repo = "app" }, "The owner is missing or not a name" },
        { new { owner = "..", repo = "app" }, "The owner is missing or not a name" },
        { new { owner = "octo/x", repo = "app" }, "The owner is missing or not a name" },
        { new { owner = "octo", repo = "-app" }, "The repo is missing or not a name" },
        { new { type = "jira", owner = "octo", repo = "app" }, "The type 'jira' is unknown: the only one is github." },
        { new { host = "https://github.com", owner = "octo", repo = "app" }, "The host is not a host name" },
        { new { host = (string?)null, owner = "octo", repo = "app" }, "The host is not a host name" },
        { new { owner = "octo", repo = "app", endpoint = "ship" }, "The endpoint 'ship' is unknown: use one of intake, plan, implement, review, verify, deploy, observe, close." },
        { new { owner = "octo", repo = "app", checkpoints = new[] { "lunch" } }, "The checkpoint 'lunch' is unknown: use one of" },
        { new { owner = "octo", repo = "app", checkpoints = new string?[] { null } }, "The checkpoint '' is unknown" },
        { new { owner = "octo", repo = "app", required_tags = new { verify = new[] { "x" } } }, "The phase of required_tags 'verify' is unknown: use one of plan, implement, review, *." },
        { new { owner = "octo", repo = "app", required_tags = new { plan = new[] { "a b" } } }, "The tag 'a b' is not one" },
        { new { owner = "octo", repo = "app", required_tags = new { plan = new[] { "!cuda" } } }, "The tag '!cuda' is not one" },
        { new { owner = "octo", repo = "app", required_tags = new { plan = new string?[] { null } } }, "The tag '' is not one" },
        { new { owner = "octo", repo = "app", required_tags = new { plan = (string[]?)null } }, "A phase of required_tags has no list" },
        { new { owner = "octo", repo = "app", allowed_tools = new { plan = new[] { "--mcp" } } }, "The tool rule '--mcp' is not one" },
        { new { owner = "octo", repo = "app", allowed_tools = new { plan = Enumerable.Repeat("Read", 51) } }, "A phase of allowed_tools has more than 50 entries." },
        { new { owner = "octo", repo = "app", limits = new { max_review_rounds = 0 } }, "The limit max_review_rounds is 0: it must be from 1 to 100." },
        { new { owner = "octo", repo = "app", limits = new { timeout_seconds = 0 } }, "The limit timeout_seconds is 0" },
        { new { owner = "octo", repo = "app", limits = new { max_cost_usd = -1 } }, "The limit max_cost_usd is -1" },
        { new { owner = "octo", repo = "app", token = "two words" }, "The token is not one" },
        { new { owner = "octo", repo = "app", base_url = "ftp://git.example.com" }, "The base_url is not the root of an API" },
        { new { owner = "octo", repo = "app", base_url = "https://user@git.example.com/" }, "The base_url is not the root of an API" },
        { new { owner = "octo", repo = "app", base_url = "https://git.example.com/api/v3" }, "This installation does not call https://git.example.com" },
        { new { owner = "octo", repo = "app", host = "git.example.com:99999" }, "The host is not a host name" },
        { new { owner = "octo", repo = "app", approvals = new { needed = 0 } }, "The approvals.needed is 0: it must be from 1 to 10." },
        { new { owner = "octo", repo = "app", access = "token" }, "The access is token, and there is no token" },
        { new { owner = "octo", repo = "app", access = "app" }, "The access is app, and there is no app" },
        { new { owner = "octo", repo = "app", app = new { app_id = "1", installation_id = 1 } }, "The app has no private_key" },
        { new { owner = "octo", repo = "app", app = new { app_id = "1", installation_id = 0, private_key = "-----BEGIN" } }, "The app needs app_id" },
        { new { owner = "octo", repo = "app", app = new { app_id = "1", installation_id = 1, private_key = "secret" } }, "The app needs app_id" },
        { new { owner = "octo", repo = "app", intake = new { include_labels = new[] { "" } } }, "The include_labels has a name that is empty" },
        { new { owner = "octo", repo = "app", intake = new { exclude_labels = Enumerable.Repeat("x", 51) } }, "The exclude_labels has more than 50 entries." },
        { new { owner = "octo", repo = "app", intake = new { max_open_deliveries = 0 } }, "The intake.max_open_deliveries is 0: it must be from 1" },
        { new { owner = "octo", repo = "app", verify = new { checks = "some" } }, "The verify.checks is unknown: use one of all, required, none." },
        { new { owner = "octo", repo = "app", verify = new { checks = "required" } }, "The verify.required is empty" },
        { new { owner = "octo", repo = "app", verify = new { time_limit_seconds = 0 } }, "The verify.time_limit_seconds is 0" },
        { new { owner = "octo", repo = "app", deploy = new { environment = "" } }, "The deploy.environment has a name that is empty" },
        { new { owner = "octo", repo = "app", observe = new { window_seconds = -1 } }, "The observe.window_seconds is -1" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public async Task What_is_wrong_is_refused_with_what_is_allowed(object body, string sentence)
    {
        var (status, detail) = await CreateAsync(body);
        status.ShouldBe(422);
        detail.ShouldStartWith(sentence);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"owner": 1}""")]
    [InlineData("""{"owner": "octo", "repo": "app", "checkpoints": "plan"}""")]
    public async Task A_body_of_the_wrong_shape_is_refused_as_such(string body)
    {
        var answer = await app.Http.PostAsync("/api/sources", new StringContent(body, Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("The JSON body is not valid");
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused()
    {
        var answer = await app.Http.PostAsync(
            "/api/sources", new StringContent($$"""{"owner":"{{new string('x', 300_000)}}"}""", Encoding.UTF8, "application/json"));
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_patch_obeys_the_same_rules()
    {
        var id = (await app.CreateAsync(NewRepository("/srv/git/app"))).GetProperty("id").GetString();
        var (status, detail) = await app.RefusalAsync(HttpMethod.Patch, $"/api/sources/{id}", new { clone_url = "ext::sh" });
        status.ShouldBe(422);
        detail.ShouldContain("remote helper");
    }

    private static object NewRepository(string url) =>
        new { owner = "octo", repo = $"app-{Interlocked.Increment(ref _repositories)}", clone_url = url };

    private Task<(int Status, string Detail)> CreateAsync(object body) => app.RefusalAsync(HttpMethod.Post, "/api/sources", body);
}
