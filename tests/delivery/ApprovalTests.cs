using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Hosting;
using static JakeOps.Delivery.Tests.Results;

namespace JakeOps.Delivery.Tests;

/// <summary>Four eyes through the service, with the signed identities of several people.</summary>
public sealed class ApprovalTests : IAsyncLifetime
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private DeliveryApp _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await DeliveryApp.StartAsync(settings: ["--Identity:PublicKey", _key.ExportSubjectPublicKeyInfoPem()]);
        await _app.TellAsync(Rules("fast", null, 1));
        await _app.TellAsync(Rules("strict", new(2, false), 1));
        await _app.TellAsync(Rules("reviewed", new(1, false), 1));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    [Fact]
    public async Task Two_others_have_to_approve_and_what_the_first_said_is_seen_while_the_second_is_missing()
    {
        var id = await PlannedAsync("strict");
        var (status, refusal) = await ActAsync("ada", id, "approve");
        status.ShouldBe(HttpStatusCode.Forbidden);
        refusal.GetProperty("detail").GetString()!.ShouldContain("You asked for this change");
        (await GetAsync(id)).GetProperty("approvals_missing").GetInt32().ShouldBe(2);

        (await ActAsync("bob", id, "approve", new { run = true, reason = "Looks right" })).Status.ShouldBe(HttpStatusCode.OK);
        var waiting = await GetAsync(id);
        Where(waiting).ShouldBe("plan/succeeded");
        waiting.GetProperty("approvals_missing").GetInt32().ShouldBe(1);
        var first = Approvals(waiting, "plan").ShouldHaveSingleItem();
        first.GetProperty("account").GetString().ShouldBe("account-bob");
        first.GetProperty("name").GetString().ShouldBe("bob");
        first.GetProperty("session").GetString().ShouldBe("session:bob");
        first.GetProperty("plan_version").GetInt32().ShouldBe(1);
        first.GetProperty("reason").GetString().ShouldBe("Looks right");
        first.GetProperty("void").GetBoolean().ShouldBeFalse();
        var (again, twice) = await ActAsync("bob", id, "approve");
        again.ShouldBe(HttpStatusCode.Conflict);
        twice.GetProperty("detail").GetString()!.ShouldContain("You have approved this already");

        await ActAsync("eve", id, "approve");
        Where(await GetAsync(id)).ShouldBe("implement/pending");
        var events = await SendAsync("ada", Permission.Read, HttpMethod.Get, $"/api/deliveries/{id}/events");
        var actors = events.Body.EnumerateArray().Where(one => one.GetProperty("command").GetString() == "approve")
            .Select(one => one.GetProperty("actor")).ToList();
        actors.Select(actor => actor.GetProperty("account").GetString()).ShouldBe(["account-bob", "account-eve"]);
        actors.Select(actor => actor.GetProperty("session").GetString()).ShouldBe(["session:bob", "session:eve"]);
    }

    [Fact]
    public async Task A_new_plan_makes_the_approvals_of_the_old_one_void_and_its_writer_no_approver()
    {
        var id = await PlannedAsync("strict");
        await ActAsync("bob", id, "approve");
        await SendAsync("eve", Permission.Act, HttpMethod.Put, $"/api/deliveries/{id}/plan", new { content = "# Mine" });
        var changed = await GetAsync(id);
        Approvals(changed, "plan").ShouldHaveSingleItem().GetProperty("void").GetBoolean().ShouldBeTrue();
        changed.GetProperty("approvals_missing").GetInt32().ShouldBe(2);
        var (mine, own) = await ActAsync("eve", id, "approve");
        mine.ShouldBe(HttpStatusCode.Forbidden);
        own.GetProperty("detail").GetString()!.ShouldContain("You wrote this plan");
        (await ActAsync("bob", id, "approve", new { plan_version = 1 })).Status.ShouldBe(HttpStatusCode.Conflict);
        (await ActAsync("bob", id, "approve", new { plan_version = 2 })).Status.ShouldBe(HttpStatusCode.OK);
        (await ActAsync("zoe", id, "approve", new { plan_version = 2 })).Status.ShouldBe(HttpStatusCode.OK);
        Where(await GetAsync(id)).ShouldBe("implement/pending");
    }

    [Fact]
    public async Task Code_is_approved_by_its_commit_and_what_was_pushed_after_that_does_not_pass_verify()
    {
        var id = await PlannedAsync("reviewed");
        await ActAsync("bob", id, "approve", new { run = true });
        await FinishAsync(id, "implement");
        var head = (await GetAsync(id)).GetProperty("head_commit").GetString()!;
        var (status, refusal) = await ActAsync("bob", id, "approve", new { head_commit = "0000000" });
        status.ShouldBe(HttpStatusCode.Conflict);
        refusal.GetProperty("detail").GetString()!.ShouldContain($"The branch is at {head} now");
        await ActAsync("bob", id, "approve", new { run = true, head_commit = head });
        await FinishAsync(id, "review");
        await ActAsync("eve", id, "approve", new { head_commit = head.ToUpperInvariant() });
        Approvals(await GetAsync(id), "review").ShouldHaveSingleItem().GetProperty("head_commit").GetString().ShouldBe(head);

        await _app.TellAsync(new PhaseObserved("default", id, "verify", 1, "succeeded", "All 1 checks passed.",
            [new("build", "success", "feedfacefeedface", null, null, Now)], Now));
        var blocked = await GetAsync(id);
        Where(blocked).ShouldBe("verify/blocked");
        blocked.GetProperty("error").GetString()!.ShouldContain("The branch is at feedfacefee… now");
    }

    [Fact]
    public async Task Only_an_owner_overrides_and_says_why()
    {
        var id = await PlannedAsync("strict");
        var (status, refusal) = await ActAsync("bob", id, "approve", new { @override = true, reason = "Hurry" });
        status.ShouldBe(HttpStatusCode.Forbidden);
        refusal.GetProperty("detail").GetString()!.ShouldStartWith("An override needs an owner of the organization");
        (await ActAsync("ada", id, "approve", new { @override = true }, Permission.Admin)).Status
            .ShouldBe(HttpStatusCode.Conflict);
        await ActAsync("ada", id, "approve", new { @override = true, reason = "The others are away" }, Permission.Admin);
        var done = await GetAsync(id);
        Where(done).ShouldBe("implement/pending");
        var approval = Approvals(done, "plan").ShouldHaveSingleItem();
        approval.GetProperty("override").GetBoolean().ShouldBeTrue();
        approval.GetProperty("reason").GetString().ShouldBe("The others are away");
    }

    [Fact]
    public async Task Nobody_but_an_owner_goes_round_the_rule_by_settings()
    {
        var id = await PlannedAsync("strict");
        foreach (var settings in new object[]
            { new { checkpoints = new[] { "plan" } }, new { approvals = new { needed = 1, by_requester = true } } })
        {
            (await SendAsync("bob", Permission.Act, HttpMethod.Patch, $"/api/deliveries/{id}", settings)).Status
                .ShouldBe(HttpStatusCode.Forbidden);
            (await CreateAsync("bob", "strict", settings)).Status.ShouldBe(HttpStatusCode.Forbidden);
            (await SendAsync("bob", Permission.Admin, HttpMethod.Patch, $"/api/deliveries/{id}", settings)).Status
                .ShouldBe(HttpStatusCode.OK);
        }
        (await SendAsync("bob", Permission.Act, HttpMethod.Patch, $"/api/deliveries/{id}", new { priority = 1 })).Status
            .ShouldBe(HttpStatusCode.OK);
        (await GetAsync(id)).GetProperty("approvals").GetProperty("needed").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_rule_one_person_approves_what_he_asked_for()
    {
        var id = await PlannedAsync("fast");
        (await GetAsync(id)).GetProperty("approvals_missing").GetInt32().ShouldBe(1);
        (await ActAsync("ada", id, "approve")).Status.ShouldBe(HttpStatusCode.OK);
        Where(await GetAsync(id)).ShouldBe("implement/pending");
    }

    [Fact]
    public async Task Two_people_with_one_idempotency_key_are_two()
    {
        var id = await PlannedAsync("strict");
        var key = Guid.NewGuid().ToString();
        (await ActAsync("bob", id, "approve", key: key)).Status.ShouldBe(HttpStatusCode.OK);
        (await ActAsync("eve", id, "approve", key: key)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Approvals(await GetAsync(id), "plan").Count.ShouldBe(1);
    }

    private static SourceChanged Rules(string source, SourceApprovals? rule, int version) => new(
        "default", source, version, "github.com", $"acme/{source}", "https://github.com/acme/shop.git", true, "deploy",
        ["plan", "implement", "review"], new Dictionary<string, IReadOnlyList<string>>(),
        new Dictionary<string, IReadOnlyList<string>>(), new(3, null, null, 3600, 0), false, Now, rule);

    /// <summary>Asked for by Ada; its plan waits.</summary>
    private async Task<string> PlannedAsync(string source)
    {
        var (_, made) = await CreateAsync("ada", source);
        var id = made.GetProperty("id").GetString()!;
        await ActAsync("ada", id, "run");
        await FinishAsync(id, "plan");
        return id;
    }

    private async Task FinishAsync(string id, string phase)
    {
        var asked = await _app.RequestedAsync(id, phase);
        await _app.TellAsync(Answer(asked));
    }

    private async Task<JsonElement> GetAsync(string id) =>
        (await SendAsync("zoe", Permission.Read, HttpMethod.Get, $"/api/deliveries/{id}")).Body;

    private static string Where(JsonElement delivery) =>
        $"{delivery.GetProperty("phase").GetString()}/{delivery.GetProperty("run_status").GetString()}";

    private static List<JsonElement> Approvals(JsonElement delivery, string phase) =>
    [
        .. delivery.GetProperty("phase_runs").EnumerateArray()
            .Where(run => run.GetProperty("phase").GetString() == phase)
            .SelectMany(run => run.GetProperty("approvals").EnumerateArray()),
    ];

    private Task<(HttpStatusCode Status, JsonElement Body)> CreateAsync(string name, string source, object? more = null)
    {
        var body = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        body["summary"] = "Add a health check";
        body["repository"] = $"acme/{source}";
        body["source_id"] = source;
        body["refs"] = new System.Text.Json.Nodes.JsonArray(
            DeliveryApp.RefTo("request", "github_issue", $"#{Guid.NewGuid()}"));
        return SendAsync(name, Permission.Act, HttpMethod.Post, "/api/deliveries", body);
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> ActAsync(
        string name, string id, string action, object? body = null, Permission may = Permission.Act, string? key = null) =>
        SendAsync(name, may, HttpMethod.Post, $"/api/deliveries/{id}/{action}", body, key);

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        string name, Permission may, HttpMethod method, string path, object? body = null, string? key = null)
    {
        var token = new IdentitySigner(_key.ExportPkcs8PrivateKeyPem(), TimeProvider.System)
            .Sign(new("default", $"account-{name}", name, "127.0.0.1", may, $"session:{name}"));
        using var request = new HttpRequestMessage(method, path) { Headers = { { IdentityToken.Header, token } } };
        if (body is not null) request.Content = JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await _app.Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
