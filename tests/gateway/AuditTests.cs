using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;
using Npgsql;

namespace JakeOps.Gateway.Tests;

public class AuditTests(OpenDoor open) : IClassFixture<OpenDoor>
{
    private readonly DoorHost _door = open.Door;

    [Fact]
    public async Task A_command_is_kept_with_who_gave_it_from_where_and_what_it_changed()
    {
        using var answer = await _door.Http.PostAsync("/api/deliveries/0123456789ab", null);
        answer.EnsureSuccessStatusCode();
        answer.Headers.Contains("X-JakeOps-Change").ShouldBeFalse("It is for the gateway alone.");
        (await _door.Http.GetAsync("/api/deliveries/0123456789ab")).Headers.Contains("X-JakeOps-Change").ShouldBeFalse();
        var entry = (await EntriesAsync("action=0123456789ab")).Single();
        entry.GetProperty("action").GetString().ShouldBe("POST /api/deliveries/{id}");
        entry.GetProperty("path").GetString().ShouldBe("/api/deliveries/0123456789ab");
        entry.GetProperty("actor").GetString().ShouldBe("owner");
        entry.GetProperty("session").GetString().ShouldStartWith("key:");
        entry.GetProperty("address").GetString().ShouldBe("127.0.0.1");
        entry.GetProperty("result").GetString().ShouldBe("done");
        entry.GetProperty("status").GetInt32().ShouldBe(200);
        entry.GetProperty("before").GetProperty("phase").GetString().ShouldBe("plan");
        entry.GetProperty("after").GetProperty("phase").GetString().ShouldBe("implement");
    }

    [Fact]
    public async Task What_was_refused_is_kept_with_the_sentence_that_refused_it()
    {
        using var viewer = await Person.InvitedAsync(_door, "viewer");
        await _door.Http.PostAsync("/api/deliveries/refused00001/approve", null);
        await viewer.Browser.PostAsync("/api/deliveries/refused00001/approve", null);
        await viewer.Browser.PostAsJsonAsync("/api/invitations", new { role = "owner" });
        var behind = await EntriesAsync("action=refused00001&result=refused", 2);
        behind[1].GetProperty("refusal").GetString().ShouldBe("It waits for nobody.");
        behind[1].GetProperty("status").GetInt32().ShouldBe(409);
        behind[0].GetProperty("refusal").GetString().ShouldNotBeNull().ShouldContain("approver or owner");
        behind[0].GetProperty("account").GetString().ShouldBe(viewer.Account);
        var here = (await EntriesAsync($"actor={viewer.Account}&action=invitations")).Single();
        here.GetProperty("status").GetInt32().ShouldBe(403);
    }

    [Fact]
    public async Task Signing_in_and_failing_to_is_kept()
    {
        using var person = await Person.InvitedAsync(_door, "viewer");
        (await person.SignInAsync("not this one, surely")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await person.SignInAsync()).EnsureSuccessStatusCode();
        (await person.Browser.PostAsync("/api/account/sign-out", null)).EnsureSuccessStatusCode();
        var entries = await EntriesAsync($"actor={person.Account}", 4);
        entries.Select(entry => $"{entry.GetProperty("action").GetString()} {entry.GetProperty("status").GetInt32()}").ShouldBe(
            ["POST /api/account/sign-out 204", "POST /api/account/sign-in 200", "POST /api/account/sign-in 401", "POST /api/account/sign-up 201"]);
        var text = await _door.Http.GetStringAsync($"/api/audit?actor={person.Account}");
        text.ShouldNotContain("not this one");
    }

    [Fact]
    public async Task A_revoked_key_that_is_tried_is_kept_and_a_strangers_guess_is_not()
    {
        using var person = await Person.InvitedAsync(_door, "viewer");
        var (id, script) = await person.KeyAsync("read");
        (await person.Browser.DeleteAsync($"/api/keys/{id}")).EnsureSuccessStatusCode();
        await script.PostAsync("/api/deliveries/revoked00001", null);
        script.DefaultRequestHeaders.Authorization = new("Bearer", "jak_guess");
        await script.PostAsync("/api/deliveries/guessed00001", null);
        var entry = (await EntriesAsync("action=revoked00001")).Single();
        entry.GetProperty("status").GetInt32().ShouldBe(401);
        entry.GetProperty("session").GetString().ShouldBe($"key:{id}");
        (await _door.Http.GetFromJsonAsync<JsonElement>("/api/audit?action=guessed00001")).GetArrayLength().ShouldBe(0);
        script.Dispose();
    }

    [Fact]
    public async Task It_comes_in_pages_and_as_lines_and_to_owners_only()
    {
        using var approver = await Person.InvitedAsync(_door, "approver");
        for (var i = 0; i < 5; i++) await _door.Http.PutAsync($"/api/deliveries/paged000000{i}", null);
        await EntriesAsync("action=paged", 5);
        using var first = await _door.Http.GetAsync("/api/audit?action=paged&limit=3&result=done");
        (await first.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength().ShouldBe(3);
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        using var second = await _door.Http.GetAsync(next);
        (await second.Content.ReadFromJsonAsync<JsonElement>()).GetArrayLength().ShouldBe(2);
        second.Headers.Contains("Link").ShouldBeFalse();

        var lines = (await _door.Http.GetStringAsync("/api/audit/export?action=paged")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => JsonSerializer.Deserialize<JsonElement>(line).GetProperty("path").GetString()![^1]).ShouldBe(['0', '1', '2', '3', '4']);
        foreach (var path in new[] { "/api/audit", "/api/audit/export" })
            (await approver.Browser.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        (await _door.Http.GetFromJsonAsync<JsonElement>($"/api/audit?action=paged&to={DateTime.UtcNow.AddDays(-1):yyyy-MM-dd}")).GetArrayLength().ShouldBe(0);
        foreach (var wrong in new[] { "limit=0", "limit=999", "result=maybe", "from=yesterday" })
            (await _door.Http.GetAsync($"/api/audit?{wrong}")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, wrong);
    }

    [Fact]
    public async Task Another_organization_sees_nothing_of_it()
    {
        using var person = await Person.InvitedAsync(_door, "viewer");
        await _door.Http.PutAsync("/api/deliveries/tenants00001", null);
        await EntriesAsync("action=tenants00001");
        (await person.Browser.PostAsJsonAsync("/api/organizations", new { name = "Elsewhere" })).EnsureSuccessStatusCode();
        (await person.Browser.GetStringAsync("/api/audit?limit=200")).ShouldNotContain("tenants00001");
        (await person.Browser.GetStringAsync("/api/audit/export")).ShouldNotContain("tenants00001");
        (await person.Browser.GetFromJsonAsync<JsonElement>("/api/keys")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task No_command_waits_for_the_log_and_a_gateway_that_stops_writes_down_what_waits()
    {
        await using var door = await new DoorHost().OnPostgresAsync();
        await door.OpenAsync(await door.ReplicaAsync("one"));
        await using (var locked = new NpgsqlConnection(door.Database))
        {
            await locked.OpenAsync();
            await using var transaction = await locked.BeginTransactionAsync();
            await using var order = new NpgsqlCommand("LOCK TABLE audit IN EXCLUSIVE MODE", locked, transaction);
            await order.ExecuteNonQueryAsync();
            for (var i = 0; i < 20; i++)
                (await door.Http.PutAsync($"/api/deliveries/stopped000{i:00}", null)).EnsureSuccessStatusCode();
            var stopping = door.CloseAsync();
            await Eventually.TrueAsync(() => door.Log.Contains("are written before the stop", StringComparison.Ordinal));
            await transaction.CommitAsync();
            await stopping;
        }
        await door.OpenAsync("http://127.0.0.1:9");
        (await door.Http.GetFromJsonAsync<JsonElement>("/api/audit?action=stopped&actor=Own&result=done&from=2026-01-01")).GetArrayLength().ShouldBe(20);
        (await door.Http.GetStringAsync("/api/audit/export?action=stopped")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(20);
    }

    [Fact]
    public async Task Commands_are_refused_with_a_reason_while_they_cannot_be_written_down()
    {
        await using var door = new DoorHost();
        await door.OpenAsync([await door.ReplicaAsync("one")], "--Audit:Waiting", "0");
        using var refused = await door.Http.PutAsync("/api/deliveries/d1", null);
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("audit log cannot be written");
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (await door.Http.GetAsync("/api/deliveries/d1")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Written after the answer, so they come a moment later.</summary>
    private async Task<List<JsonElement>> EntriesAsync(string query, int count = 1) =>
        await Eventually.BecomesAsync(
            async () => (await _door.Http.GetFromJsonAsync<JsonElement>($"/api/audit?{query}")).EnumerateArray().ToList(),
            entries => entries.Count >= count);
}
