using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace JakeOps.GitHubSync.Tests;

public sealed class SourcesTests : IAsyncLifetime
{
    private static readonly object Octo = new { type = "github", owner = "octo", repo = "app" };

    private GitHubSyncApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await GitHubSyncApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_new_source_has_the_defaults_and_the_id_of_the_Python_server()
    {
        var source = await _app.CreateAsync(new { type = "github", owner = "octo", repo = "app", unknown = 1 });
        source.GetProperty("id").GetString().ShouldBe("609ddd1d069b"); // first 12 digits of sha256("octo/app")
        source.GetProperty("type").GetString().ShouldBe("github");
        source.GetProperty("token").GetString().ShouldBe("");
        source.GetProperty("active").GetBoolean().ShouldBeTrue();
        source.GetProperty("endpoint").GetString().ShouldBe("deploy");
        Texts(source.GetProperty("checkpoints")).ShouldBe(["plan", "implement", "review"]);
        source.GetProperty("last_polled_at").ValueKind.ShouldBe(JsonValueKind.Null);
        source.GetProperty("host").GetString().ShouldBe("github.com");
        source.GetProperty("clone_url").GetString().ShouldBe("https://github.com/octo/app.git");
        source.GetProperty("version").GetInt32().ShouldBe(1);
        source.GetProperty("limits").GetProperty("max_review_rounds").GetInt32().ShouldBe(3);
        source.GetProperty("limits").GetProperty("max_turns").ValueKind.ShouldBe(JsonValueKind.Null);
        var created = source.GetProperty("created_at").GetString()!;
        created.ShouldMatch(@"(Z|[+-]\d\d:\d\d)$");
    }

    [Theory]
    [InlineData("intake"), InlineData("plan"), InlineData("observe"), InlineData("close")]
    public async Task Every_phase_may_be_the_endpoint_as_clients_of_the_Python_server_offer_it(string endpoint)
    {
        var source = await _app.CreateAsync(new { type = "github", owner = "octo", repo = "app", endpoint });
        source.GetProperty("endpoint").GetString().ShouldBe(endpoint);
        var id = source.GetProperty("id").GetString();
        var patch = new { active = false, endpoint };
        var changed = await Json(await _app.Http.PatchAsJsonAsync($"/api/sources/{id}", patch));
        changed.GetProperty("endpoint").GetString().ShouldBe(endpoint);
    }

    [Fact]
    public async Task Another_host_joins_the_id()
    {
        var source = await _app.CreateAsync(new { owner = "octo", repo = "app", host = "Git.Example.com" });
        source.GetProperty("host").GetString().ShouldBe("git.example.com");
        source.GetProperty("clone_url").GetString().ShouldBe("https://git.example.com/octo/app.git");
        source.GetProperty("id").GetString().ShouldNotBe((await _app.CreateAsync(Octo)).GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_same_repository_twice_is_a_conflict_in_whatever_case()
    {
        await _app.CreateAsync(Octo);
        (await _app.RefusalAsync(HttpMethod.Post, "/api/sources", Octo)).ShouldBe((409, "Source already exists"));
        (await _app.RefusalAsync(HttpMethod.Post, "/api/sources", new { owner = "Octo", repo = "App" })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task Of_many_at_once_one_creates_the_source_and_all_others_are_told_that_it_exists()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _app.Http.PostAsJsonAsync("/api/sources", Octo)));
        answers.Select(answer => (int)answer.StatusCode).Order().ShouldBe([200, 409, 409, 409, 409, 409, 409, 409]);
    }

    [Fact]
    public async Task A_patch_changes_what_it_names_and_leaves_the_rest()
    {
        var id = await CreatedAsync(new { owner = "octo", repo = "app", required_tags = new { plan = new[] { "linux" } } });
        var body = new { active = false, endpoint = "review", limits = new { max_cost_usd = 2.5 }, clone_url = "/srv/git/app.git" };
        var changed = await Json(await _app.Http.PatchAsJsonAsync($"/api/sources/{id}", body));
        changed.GetProperty("active").GetBoolean().ShouldBeFalse();
        changed.GetProperty("endpoint").GetString().ShouldBe("review");
        changed.GetProperty("clone_url").GetString().ShouldBe("/srv/git/app.git");
        changed.GetProperty("limits").GetProperty("max_cost_usd").GetDecimal().ShouldBe(2.5m);
        Texts(changed.GetProperty("required_tags").GetProperty("plan")).ShouldBe(["linux"]);
        changed.GetProperty("version").GetInt32().ShouldBe(2);
        (await _app.Http.GetStringAsync($"/api/sources/{id}")).ShouldBe(changed.GetRawText());
    }

    [Fact]
    public async Task The_list_begins_with_the_newest()
    {
        foreach (var repo in new[] { "one", "two", "three" }) await _app.CreateAsync(new { owner = "octo", repo });
        var list = await _app.Http.GetFromJsonAsync<JsonElement>("/api/sources");
        list.EnumerateArray().Select(source => source.GetProperty("repo").GetString()).ShouldBe(["three", "two", "one"]);
    }

    [Fact]
    public async Task A_deleted_source_is_gone_and_goes_on_counting_when_it_is_made_again()
    {
        var id = await CreatedAsync(new { owner = "octo", repo = "app", token = "ghp_0123456789abcd" });
        var deleted = await _app.Http.DeleteAsync($"/api/sources/{id}");
        (await deleted.Content.ReadAsStringAsync()).ShouldBe("""{"status":"deleted"}""");
        (await _app.RefusalAsync(HttpMethod.Get, $"/api/sources/{id}")).ShouldBe((404, "Source not found"));
        (await _app.RefusalAsync(HttpMethod.Delete, $"/api/sources/{id}")).Status.ShouldBe(404);
        (await _app.RefusalAsync(HttpMethod.Patch, $"/api/sources/{id}", new { active = true })).Status.ShouldBe(404);
        (await _app.Http.GetStringAsync("/api/sources")).ShouldBe("[]");
        var again = await _app.CreateAsync(Octo);
        again.GetProperty("id").GetString().ShouldBe(id);
        again.GetProperty("version").GetInt32().ShouldBe(3);
        again.GetProperty("token").GetString().ShouldBe("");
    }

    [Fact]
    public async Task Every_change_is_published_in_order_with_its_settings()
    {
        var id = await CreatedAsync(new
        {
            owner = "octo", repo = "app", clone_url = "git@git.example.com:octo/app.git", endpoint = "verify",
            checkpoints = new[] { "review" }, allowed_tools = new { implement = new[] { "Bash(make:*)" } },
            limits = new { max_review_rounds = 5, timeout_seconds = 60, max_failed_checks = 2, max_turns = 9 },
        });
        await _app.Http.PatchAsJsonAsync($"/api/sources/{id}", new { active = false });
        await _app.Http.DeleteAsync($"/api/sources/{id}");
        await Eventually.TrueAsync(() => _app.Heard.Sources.Count == 3);
        var news = _app.Heard.Sources.ToArray();
        news.Select(source => (source.Version, source.Active, source.Deleted))
            .ShouldBe([(1, true, false), (2, false, false), (3, false, true)]);
        var first = news[0];
        (first.Organization, first.SourceId, first.Host, first.Repository, first.CloneUrl, first.Endpoint)
            .ShouldBe(("default", id, "github.com", "octo/app", "git@git.example.com:octo/app.git", "verify"));
        first.Checkpoints.ShouldBe(["review"]);
        first.AllowedTools["implement"].ShouldBe(["Bash(make:*)"]);
        first.Limits.ShouldBe(new(5, 9, null, 60, 2));
    }

    [Fact]
    public async Task A_source_of_an_older_version_keeps_its_token_and_has_the_new_defaults()
    {
        await _app.CreateAsync(new { owner = "octo", repo = "app", token = "ghp_0123456789abcdefghij" });
        await _app.InDatabaseAsync(async db =>
        {
            var migrator = db.GetService<IMigrator>();
            await migrator.MigrateAsync("GitHubCalls");
            await db.Database.ExecuteSqlRawAsync("""
                UPDATE sources SET settings = '{{"endpoint":"verify","checkpoints":["plan"],"required_tags":{{}},"allowed_tools":{{}},"limits":{{}}}}'
                """);
            await migrator.MigrateAsync();
        });
        var source = (await _app.Http.GetFromJsonAsync<JsonElement>("/api/sources"))[0];
        (source.GetProperty("access").GetString(), source.GetProperty("endpoint").GetString()).ShouldBe(("token", "verify"));
        source.GetProperty("verify").GetProperty("checks").GetString().ShouldBe("all");
        source.GetProperty("sync").GetProperty("state").GetString().ShouldBe("new");
    }

    [Fact]
    public async Task Sync_says_that_nothing_was_asked()
    {
        var answer = await Json(await _app.Http.PostAsync("/api/sources/sync", null));
        (answer.GetProperty("created").GetInt32(), answer.GetProperty("closed").GetInt32()).ShouldBe((0, 0));
        answer.GetProperty("detail").GetString()!.ShouldContain("there is none that is active");
    }

    private async Task<string> CreatedAsync(object body) => (await _app.CreateAsync(body)).GetProperty("id").GetString()!;

    private static Task<JsonElement> Json(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static IEnumerable<string?> Texts(JsonElement list) => list.EnumerateArray().Select(item => item.GetString());
}
