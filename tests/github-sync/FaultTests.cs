using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>Repositories that move, sources that hang, credentials that lack something.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private SyncedApp _app = null!;
    private StubRepository _repository = null!;
    private string _source = "";

    public async ValueTask InitializeAsync()
    {
        _app = await SyncedApp.StartAsync("--GitHubSync:Sync:LookEvery", "00:00:00.5");
        _repository = _app.GitHub.AddRepository("octo/app");
        _repository.AddIssue("One");
        _repository.AddIssue("Two");
        _source = await _app.AddSourceAsync(_repository);
        await Eventually.TrueAsync(() => _app.Heard.Discovered.Count == 2);
        foreach (var issue in _repository.Issues) await _app.TellAsync(_source, issue, "plan", issue.Number);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("octo/renamed"), InlineData("cats/app")]
    public async Task A_renamed_or_transferred_repository_is_followed(string name)
    {
        _repository.Rename(name);
        var source = await Eventually.BecomesAsync(() => _app.SourceAsync(_source), one => $"{one.GetProperty("owner")}/{one.GetProperty("repo")}" == name);
        source.GetProperty("id").GetString().ShouldBe(_source);
        source.GetProperty("clone_url").GetString().ShouldBe($"https://github.com/{name}.git");
        source.GetProperty("sync").GetProperty("notice").GetString()!.ShouldContain("was called octo/app before");
        await Eventually.TrueAsync(() => _app.Heard.Sources.Last().Repository == name);
        // Another repository takes the old name; it is another one.
        var stranger = _app.GitHub.AddRepository("octo/app");
        stranger.AddIssue("One").Close();
        stranger.AddIssue("Two");
        await _app.PolledAsync();
        (_app.Heard.Withdrawn.Count, _app.Heard.Discovered.Count).ShouldBe((0, 2));
        var second = await _app.AddSourceAsync(stranger);
        second.ShouldNotBe(_source);
        await _app.DiscoveredAsync("#2", times: 2);
        _repository.Issues[0].Close();
        (await _app.WithdrawnAsync("#1")).Repository.ShouldBe(name);
    }

    [Fact]
    public async Task A_second_source_of_the_same_repository_is_not_read()
    {
        await _app.PatchAsync(_source, new { active = false });
        _repository.Rename("octo/renamed");
        var second = await _app.AddSourceAsync(_repository);
        (await _app.BecomesAsync(second, "paused")).GetProperty("sync").GetProperty("problem").GetString()!
            .ShouldContain($"which the source {_source} reads already");
        _app.Heard.Discovered.Count.ShouldBe(2);
        await _app.App.Http.DeleteAsync($"/api/sources/{_source}");
        await _app.BecomesAsync(second, "ok");
    }

    [Fact]
    public async Task A_source_that_hangs_delays_no_other()
    {
        var slow = _app.GitHub.AddRepository("octo/slow");
        _app.GitHub.Fail($"/repositories/{_repository.Id}/", StubAnswer.Silence(), times: 1000);
        await Eventually.TrueAsync(() => _app.GitHub.Calls.Any(call => call.Status == 200));
        slow.AddIssue("Three");
        var time = System.Diagnostics.Stopwatch.StartNew();
        await _app.AddSourceAsync(slow);
        await Eventually.TrueAsync(() => _app.Heard.Discovered.Count == 3);
        // A call hangs for five seconds, and is tried three times.
        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Without_the_keys_of_the_token_nothing_is_called_and_the_source_says_so()
    {
        foreach (var key in Directory.GetFiles(Path.Combine(_app.App.Folder, "keys"))) File.Delete(key);
        await _app.App.RestartAsync();
        (await _app.BecomesAsync(_source, "paused")).GetProperty("sync").GetProperty("problem").GetString()!
            .ShouldContain("give the source its credential anew");
        await _app.PatchAsync(_source, new { token = SyncedApp.Token });
        await _app.BecomesAsync(_source, "ok");
    }

    [Fact]
    public async Task What_polls_left_of_the_accounts_calls_is_told_with_every_source_that_uses_it()
    {
        var other = await _app.AddSourceAsync(_app.GitHub.AddRepository("octo/second"));
        var alone = await _app.AddSourceAsync(_app.GitHub.AddRepository("octo/third"), new { token = (string?)null, access = "webhook" });
        await _app.BecomesAsync(other, "ok");
        var limit = (await _app.SourceAsync(_source)).GetProperty("sync").GetProperty("rate_limit");
        limit.GetProperty("limit").GetInt32().ShouldBe(5000);
        limit.GetProperty("remaining").GetInt32().ShouldBeLessThan(5000);
        limit.GetProperty("reset_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow);
        var all = (await _app.App.Http.GetFromJsonAsync<JsonElement>("/api/sources")).EnumerateArray()
            .ToDictionary(one => one.GetProperty("id").GetString()!, one => one.GetProperty("sync").GetProperty("rate_limit"));
        all[other].ToString().ShouldBe(all[_source].ToString());
        all[alone].ValueKind.ShouldBe(JsonValueKind.Null);
        // Of another credential nothing is known before its first answer.
        _app.GitHub.Accept("ghp_another123456789abcdefgh");
        await _app.PatchAsync(other, new { token = "ghp_another123456789abcdefgh", active = false });
        (await _app.SourceAsync(other)).GetProperty("sync").GetProperty("rate_limit").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_test_says_what_is_seen_and_what_is_missing()
    {
        var good = await TestAsync(_source);
        (good.GetProperty("ok").GetBoolean(), good.GetProperty("summary").GetString()).ShouldBe((true, "Everything is seen."));
        good.GetProperty("seen").EnumerateArray().Select(thing => thing.GetProperty("name").GetString())
            .ShouldBe(["repository", "issues", "pull_requests", "checks", "statuses", "deployments"]);
        good.GetProperty("repository").GetProperty("full_name").GetString().ShouldBe("octo/app");
        good.GetProperty("rate_limit").GetProperty("limit").GetInt32().ShouldBe(5000);

        var account = _app.GitHub.Accept("ghp_narrow0123456789abcdefg");
        account.Missing.Add(("check-runs", "checks=read"));
        account.ExpiresAt = DateTimeOffset.UtcNow.AddDays(3);
        await _app.PatchAsync(_source, new { token = "ghp_narrow0123456789abcdefg" });
        var narrow = await TestAsync(_source);
        narrow.GetProperty("ok").GetBoolean().ShouldBeFalse();
        narrow.GetProperty("summary").GetString()!.ShouldContain("Not seen: checks. ");
        narrow.GetProperty("summary").GetString()!.ShouldContain("checks=read");
        narrow.GetProperty("credential_ends_at").GetDateTimeOffset().ShouldBe(account.ExpiresAt.Value, TimeSpan.FromSeconds(2));
        await Eventually.TrueAsync(async () => (await _app.SourceAsync(_source)).GetProperty("sync").GetProperty("notice").ToString().Contains("The token ends on"));

        _app.GitHub.Revoke("ghp_narrow0123456789abcdefg");
        (await TestAsync(_source)).GetProperty("summary").GetString()!.ShouldContain("Give the source a new one");
        var elsewhere = await _app.App.CreateAsync(new { owner = "octo", repo = "far", host = "git.example.com" });
        (await TestAsync(elsewhere.GetProperty("id").GetString()!)).GetProperty("summary").GetString()!.ShouldContain("GitHubSync__Hosts");
        (await _app.App.RefusalAsync(HttpMethod.Post, "/api/sources/000000000000/test")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_GitHub_App_reads_and_no_secret_of_it_comes_out()
    {
        var app = _app.GitHub.App;
        var key = app.PrivateKey;
        var shown = await _app.PatchAsync(_source, new { app = new { app_id = app.Id, installation_id = app.Installation, private_key = key } });
        shown.GetProperty("access").GetString().ShouldBe("app");
        shown.GetProperty("app").GetProperty("has_private_key").GetBoolean().ShouldBeTrue();
        shown.ToString().ShouldNotContain("PRIVATE KEY");
        _repository.AddIssue("Three");
        await _app.DiscoveredAsync("#3");
        app.TokensMade.ShouldBe(1);
        app.Suspended = true;
        app.RevokeTokens();
        // A token that is seconds old may just not be known yet; then it is made anew.
        await Eventually.BecomesAsync(() => _app.SourceAsync(_source),
            source => source.GetProperty("sync").GetProperty("problem").ToString().Contains("suspended", StringComparison.Ordinal));
        await _app.App.StopAsync();
        foreach (var file in Directory.GetFiles(_app.App.Folder, "*", SearchOption.AllDirectories))
        {
            var text = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            text.ShouldNotContain("PRIVATE KEY", Case.Sensitive, file);
            text.ShouldNotContain("ghs_stub", Case.Sensitive, file);
        }
    }

    private async Task<System.Text.Json.JsonElement> TestAsync(string id) =>
        await (await _app.App.Http.PostAsync($"/api/sources/{id}/test", null)).Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
}
