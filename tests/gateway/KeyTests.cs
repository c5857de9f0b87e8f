using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.Gateway.Tests;

public class KeyTests(OpenDoor open) : IClassFixture<OpenDoor>
{
    private const string Path = "/api/deliveries/d1";

    private readonly DoorHost _door = open.Door;

    [Theory]
    [InlineData("viewer", "read", 200, 403, 403)]
    [InlineData("approver", "read", 200, 403, 403)]
    [InlineData("approver", "act", 200, 409, 403)]
    [InlineData("owner", "act", 200, 409, 403)]
    [InlineData("owner", "admin", 200, 409, 204)]
    public async Task A_key_may_what_its_scope_says(string role, string scope, int read, int act, int admin)
    {
        using var person = await Person.InvitedAsync(_door, role);
        using var script = (await person.KeyAsync(scope)).Script;
        ((int)(await script.GetAsync(Path)).StatusCode).ShouldBe(read);
        ((int)(await script.PostAsync($"{Path}/approve", null)).StatusCode).ShouldBe(act);
        ((int)(await script.DeleteAsync(Path)).StatusCode).ShouldBe(admin);
    }

    [Theory]
    [InlineData("viewer", "act")]
    [InlineData("approver", "admin")]
    public async Task Nobody_makes_a_key_that_may_more_than_its_maker(string role, string scope)
    {
        using var person = await Person.InvitedAsync(_door, role);
        using var refused = await person.Browser.PostAsJsonAsync("/api/keys", new { name = "x", scope });
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_loses_with_its_makers_role_and_ends_with_the_membership()
    {
        using var person = await Person.InvitedAsync(_door, "approver");
        using var script = (await person.KeyAsync("act")).Script;
        ((int)(await script.PostAsync($"{Path}/approve", null)).StatusCode).ShouldBe(409);
        (await _door.Http.PatchAsJsonAsync($"/api/members/{person.Account}", new { role = "viewer" })).EnsureSuccessStatusCode();
        ((int)(await script.PostAsync($"{Path}/approve", null)).StatusCode).ShouldBe(403);
        (await _door.Http.DeleteAsync($"/api/members/{person.Account}")).EnsureSuccessStatusCode();
        ((int)(await script.GetAsync(Path)).StatusCode).ShouldBe(401);
    }

    [Fact]
    public async Task A_key_is_shown_once_and_says_when_and_from_where_it_was_used()
    {
        using var person = await Person.InvitedAsync(_door, "viewer");
        var (id, script) = await person.KeyAsync("read");
        var key = script.DefaultRequestHeaders.Authorization!.Parameter!;
        (await script.GetAsync(Path)).EnsureSuccessStatusCode();
        script.Dispose();
        var text = await person.Browser.GetStringAsync("/api/keys");
        text.ShouldNotContain(key);
        var shown = JsonSerializer.Deserialize<JsonElement>(text).EnumerateArray().Single();
        shown.GetProperty("id").GetString().ShouldBe(id);
        key.ShouldStartWith(shown.GetProperty("prefix").GetString()!);
        shown.GetProperty("last_used_address").GetString().ShouldBe("127.0.0.1");
        shown.GetProperty("last_used_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
    }

    [Fact]
    public async Task Others_keys_are_seen_and_revoked_by_owners_only()
    {
        using var one = await Person.InvitedAsync(_door, "approver");
        using var other = await Person.InvitedAsync(_door, "approver");
        var (id, script) = await one.KeyAsync("read");
        (await other.Browser.GetStringAsync("/api/keys")).ShouldNotContain(id);
        (await other.Browser.DeleteAsync($"/api/keys/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _door.Http.GetStringAsync("/api/keys")).ShouldContain(id);
        (await _door.Http.DeleteAsync($"/api/keys/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var refused = await script.GetAsync(Path);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("was revoked");
        script.Dispose();
    }

    [Fact]
    public async Task A_key_makes_no_key_and_changes_no_account()
    {
        using var made = await _door.Http.PostAsJsonAsync("/api/keys", new { name = "x", scope = "read" });
        made.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _door.Http.PatchAsJsonAsync("/api/account", new { name = "Mallory" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_key_that_has_expired_is_refused()
    {
        using var person = await Person.InvitedAsync(_door, "viewer");
        var (_, script) = await person.KeyAsync("read", DateTimeOffset.UtcNow.AddSeconds(2));
        await Eventually.TrueAsync(async () => (await (await script.GetAsync(Path)).Content.ReadAsStringAsync()).Contains("has expired", StringComparison.Ordinal));
        script.Dispose();
        using var late = await person.Browser.PostAsJsonAsync("/api/keys", new { name = "x", scope = "read", expires_at = DateTimeOffset.UtcNow.AddYears(6) });
        late.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("access_token")]
    [InlineData("key")]
    [InlineData("authorization")]
    public async Task A_key_in_the_query_string_opens_nothing(string name)
    {
        using var stranger = new HttpClient { BaseAddress = _door.Http.BaseAddress };
        (await stranger.GetAsync($"{Path}?{name}={_door.OwnerKey}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Revoking_a_key_counts_on_every_replica_at_once_and_ends_its_streams()
    {
        await using var door = await new DoorHost().OnPostgresAsync();
        await door.OpenAsync(await door.ReplicaAsync("one"));
        using var person = await Person.InvitedAsync(door, "viewer");
        var (id, here) = await person.KeyAsync("read");
        await door.OpenAsync("http://127.0.0.1:9");
        using var there = new HttpClient { BaseAddress = door.Http.BaseAddress };
        there.DefaultRequestHeaders.Authorization = here.DefaultRequestHeaders.Authorization;
        using var stream = await there.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var reading = new StreamReader(await stream.Content.ReadAsStreamAsync());

        (await person.Browser.DeleteAsync($"/api/keys/{id}")).EnsureSuccessStatusCode();
        (await there.GetAsync("/api/keys")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await here.GetAsync("/api/keys")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await Should.ThrowAsync<Exception>(reading.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(10)));
        here.Dispose();
    }
}
