using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace JakeOps.Delivery.Tests;

/// <summary>The rows of the Python server's API, called as its clients call them.</summary>
public sealed class PythonApiTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private readonly DeliveryApp _app = shared.App;

    [Fact]
    public async Task Create_answers_id_and_created_and_the_id_is_the_hash_of_repository_and_request()
    {
        var refs = new[] { DeliveryApp.RefTo("request", "github_issue", "#42",
            "https://github.com/owner/repo/issues/42") };
        var body = new { summary = "Add it", repository = "owner/repo", refs, unknown_field = 1 };
        var created = await _app.OkAsync(HttpMethod.Post, "/api/deliveries", body);
        created.ToString().ShouldBe($$"""{"id":"{{Hash("owner/repo:#42")}}","status":"created"}""");
        var again = await _app.OkAsync(HttpMethod.Post, "/api/deliveries", body);
        again.ToString().ShouldBe($$"""{"id":"{{Hash("owner/repo:#42")}}","status":"created","existing":true}""");
        (await _app.OkAsync(HttpMethod.Get, "/api/deliveries?repository=owner/repo")).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Create_without_a_request_ref_hashes_the_empty_label()
    {
        var created = await _app.OkAsync(HttpMethod.Post, "/api/deliveries",
            new { summary = "x", repository = "o/r", refs = Array.Empty<object>() });
        created.GetProperty("id").GetString().ShouldBe(Hash("o/r:"));
    }

    [Fact]
    public async Task A_repository_may_be_a_name_alone()
    {
        var created = await _app.OkAsync(HttpMethod.Post, "/api/deliveries",
            new { summary = "x", repository = "jakeops", refs = Array.Empty<object>() });
        created.GetProperty("id").GetString().ShouldBe(Hash("jakeops:"));
    }

    [Fact]
    public async Task A_Delivery_has_all_fields_that_the_Python_server_shows()
    {
        var id = await _app.CreateAsync();
        var delivery = await _app.GetAsync(id);
        string[] fields =
        [
            "id", "seq", "schema_version", "created_at", "updated_at", "phase", "run_status", "endpoint",
            "checkpoints", "summary",
            "repository", "refs", "runs", "phase_runs", "plan", "error",
        ];
        fields.ShouldBeSubsetOf(delivery.EnumerateObject().Select(field => field.Name));
        delivery.GetProperty("schema_version").GetInt32().ShouldBe(5);
        delivery.GetProperty("endpoint").GetString().ShouldBe("deploy");
        delivery.GetProperty("checkpoints").ToString().ShouldBe("""["plan","implement","review"]""");
        delivery.GetProperty("refs")[0].GetProperty("type").GetString().ShouldBe("github_issue");
        delivery.GetProperty("created_at").GetDateTimeOffset()
            .ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-5));
        var runs = delivery.GetProperty("phase_runs");
        runs[0].GetProperty("phase").GetString().ShouldBe("intake");
        runs[0].GetProperty("run_status").GetString().ShouldBe("succeeded");
        runs[0].GetProperty("executor").GetString().ShouldBe("system");
        runs[1].GetProperty("phase").GetString().ShouldBe("plan");
        runs[1].GetProperty("run_status").GetString().ShouldBe("pending");
        runs[1].GetProperty("ended_at").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_list_is_a_plain_array_newest_first()
    {
        var (first, second) = (await _app.CreateAsync(), await _app.CreateAsync());
        var all = await _app.OkAsync(HttpMethod.Get, "/api/deliveries");
        all.EnumerateArray().Take(2).Select(one => one.GetProperty("id").GetString()).ShouldBe([second, first]);
        all[0].GetProperty("seq").GetInt64().ShouldBe(all[1].GetProperty("seq").GetInt64() + 1);
    }

    [Fact]
    public async Task The_schema_describes_every_property_of_the_body()
    {
        var schema = await _app.OkAsync(HttpMethod.Get, "/api/deliveries/schema");
        schema.GetProperty("properties").EnumerateObject().Select(one => one.Name).Order().ShouldBe(
            typeof(CreateBody).GetProperties().Where(one => one.CanWrite)
                .Select(one => JsonNamingPolicy.SnakeCaseLower.ConvertName(one.Name)).Order());
    }

    [Theory]
    [InlineData("GET", ""), InlineData("PATCH", ""), InlineData("POST", "/approve"), InlineData("POST", "/reject")]
    [InlineData("POST", "/retry"), InlineData("POST", "/cancel"), InlineData("POST", "/close"),
        InlineData("POST", "/run")]
    [InlineData("POST", "/generate-plan"), InlineData("POST", "/run-implement"), InlineData("POST", "/run-review")]
    public async Task An_unknown_id_is_404_Delivery_not_found(string method, string action)
    {
        var (status, body) = await _app.SendAsync(
            new(method), $"/api/deliveries/ffffffffffff{action}", method == "PATCH" ? new { summary = "x" } : null);
        status.ShouldBe(HttpStatusCode.NotFound);
        body.GetProperty("detail").GetString().ShouldBe("Delivery not found");
    }

    [Fact]
    public async Task Placed_at_plan_succeeded_and_approved_it_goes_to_implement_pending()
    {
        var id = await _app.CreateAsync(new { phase = "plan", run_status = "succeeded" });
        (await _app.WhereAsync(id)).ShouldBe("plan/succeeded");
        var (status, body) = await _app.PostAsync(id, "approve");
        status.ShouldBe(HttpStatusCode.OK);
        (body.GetProperty("id").GetString(), body.GetProperty("phase").GetString(),
            body.GetProperty("run_status").GetString())
            .ShouldBe((id, "implement", "pending"));
        var events = await _app.OkAsync(HttpMethod.Get, $"/api/deliveries/{id}/events");
        events.EnumerateArray().Select(one => one.GetProperty("command").GetString()).ShouldBe(["import", "approve"]);
        events[1].GetProperty("actor").GetProperty("address").GetString().ShouldNotBeNull().ShouldContain("127.0.0.1");
    }

    [Theory]
    [InlineData("intake"), InlineData("close")]
    public async Task Intake_and_close_are_endpoints_too_and_end_nothing_early(string endpoint)
    {
        var id = await _app.CreateAsync(new { phase = "plan", run_status = "succeeded", endpoint });
        (await _app.GetAsync(id)).GetProperty("endpoint").GetString().ShouldBe(endpoint);
        (await _app.PostAsync(id, "approve")).Body.GetProperty("phase").GetString().ShouldBe("implement");
    }

    [Theory]
    [InlineData("plan", "plan"), InlineData("implement", "plan"), InlineData("review", "implement")]
    public async Task Reject_leads_back(string from, string to)
    {
        var id = await _app.CreateAsync(new { phase = from, run_status = "succeeded" });
        var (status, body) = await _app.PostAsync(id, "reject");
        status.ShouldBe(HttpStatusCode.OK);
        (body.GetProperty("phase").GetString(), body.GetProperty("run_status").GetString()).ShouldBe((to, "pending"));
    }

    [Fact]
    public async Task Approve_and_reject_in_the_wrong_status_are_409_with_a_sentence_that_says_what_is_allowed()
    {
        var id = await _app.CreateAsync();
        foreach (var action in new[] { "approve", "reject", "retry", "cancel" })
        {
            var (status, body) = await _app.PostAsync(id, action);
            status.ShouldBe(HttpStatusCode.Conflict);
            var detail = body.GetProperty("detail").GetString()!;
            detail.ShouldContain("plan/pending");
            detail.ShouldContain("Allowed now: run, close.");
        }
    }

    [Fact]
    public async Task Retry_of_a_failed_phase_is_pending_again()
    {
        var id = await _app.CreateAsync(new { phase = "implement", run_status = "failed" });
        var (status, body) = await _app.PostAsync(id, "retry");
        status.ShouldBe(HttpStatusCode.OK);
        (body.GetProperty("phase").GetString(), body.GetProperty("run_status").GetString())
            .ShouldBe(("implement", "pending"));
    }

    [Fact]
    public async Task Cancel_of_a_running_phase_is_failed_at_once()
    {
        var id = await _app.CreateAsync(new { phase = "implement", run_status = "running" });
        var (status, body) = await _app.PostAsync(id, "cancel");
        status.ShouldBe(HttpStatusCode.OK);
        (body.GetProperty("phase").GetString(), body.GetProperty("run_status").GetString())
            .ShouldBe(("implement", "failed"));
        (await _app.GetAsync(id)).GetProperty("error").GetString().ShouldBe("Canceled by user");
    }

    [Theory]
    [InlineData("plan", "generate-plan"), InlineData("implement", "run-implement"), InlineData("review", "run-review")]
    public async Task Running_a_phase_is_202_and_409_in_any_other(string phase, string action)
    {
        var id = await _app.CreateAsync(new { phase, run_status = "pending" });
        foreach (var other in new[] { "generate-plan", "run-implement", "run-review" }.Where(one => one != action))
            (await _app.PostAsync(id, other)).Status.ShouldBe(HttpStatusCode.Conflict);
        var (status, body) = await _app.PostAsync(id, action);
        status.ShouldBe(HttpStatusCode.Accepted);
        (body.GetProperty("id").GetString(), body.GetProperty("phase").GetString(),
            body.GetProperty("run_status").GetString())
            .ShouldBe((id, phase, "running"));
        (await _app.PostAsync(id, action)).Status.ShouldBe(HttpStatusCode.Conflict);
        var run = (await _app.GetAsync(id)).GetProperty("runs")[0];
        foreach (var field in new[] { "id", "mode", "status", "created_at", "session", "stats", "error", "summary",
            "session_id", "prompt", "skills", "used_skills", "plugins", "agents" })
            run.TryGetProperty(field, out _).ShouldBeTrue(field);
        (run.GetProperty("mode").GetString(), run.GetProperty("status").GetString()).ShouldBe((phase, "running"));
        run.GetProperty("session").GetProperty("model").GetString().ShouldBe("unknown");
    }

    [Fact]
    public async Task Patch_changes_fields_replaces_the_work_ref_of_a_type_and_adds_others()
    {
        var id = await _app.CreateAsync();
        var refs = new[] { DeliveryApp.RefTo("work", "pull_request", "#7", "https://github.com/acme/shop/pull/7") };
        await _app.OkAsync(HttpMethod.Patch, $"/api/deliveries/{id}", new { refs });
        refs = [DeliveryApp.RefTo("work", "pull_request", "#8", "https://github.com/acme/shop/pull/8")];
        var plan = new { content = "# P", generated_at = "2026-01-01T00:00:00+00:00", model = "opus", cwd = "/tmp" };
        var updated = await _app.OkAsync(HttpMethod.Patch, $"/api/deliveries/{id}",
            new { phase = "implement", run_status = "failed", summary = "New words", error = "It broke", plan, refs });
        updated.ToString().ShouldBe($$"""{"id":"{{id}}","status":"updated"}""");
        var delivery = await _app.GetAsync(id);
        (delivery.GetProperty("phase").GetString(), delivery.GetProperty("run_status").GetString())
            .ShouldBe(("implement", "failed"));
        (delivery.GetProperty("summary").GetString(), delivery.GetProperty("error").GetString())
            .ShouldBe(("New words", "It broke"));
        delivery.GetProperty("plan").GetProperty("content").GetString().ShouldBe("# P");
        delivery.GetProperty("plan").GetProperty("model").GetString().ShouldBe("opus");
        delivery.GetProperty("refs").EnumerateArray().Skip(1).Select(one => one.GetProperty("label").GetString())
            .ShouldBe(["#8"]);
    }

    [Fact]
    public async Task Patch_of_a_running_or_closed_Delivery_is_refused()
    {
        var running = await _app.CreateAsync(new { phase = "plan", run_status = "running" });
        (await _app.SendAsync(HttpMethod.Patch, $"/api/deliveries/{running}", new { phase = "review" }))
            .Status.ShouldBe(HttpStatusCode.Conflict);
        (await _app.PostAsync(running, "close")).Status.ShouldBe(HttpStatusCode.OK);
        (await _app.WhereAsync(running)).ShouldBe("close/succeeded");
        var (status, body) = await _app.SendAsync(HttpMethod.Patch, $"/api/deliveries/{running}",
            new { summary = "x" });
        status.ShouldBe(HttpStatusCode.Conflict);
        body.GetProperty("detail").GetString()!.ShouldContain("closed");
    }

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
