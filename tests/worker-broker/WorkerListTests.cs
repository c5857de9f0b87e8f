using System.Net;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class WorkerListTests
{
    [Fact]
    public async Task A_worker_is_shown_with_all_that_is_known_of_it()
    {
        await using var host = await BrokerHost.StartAsync();
        var made = await host.TokenAsync(new { name = "app", repositories = new[] { "acme/*" } });
        await using var worker =
            await TestWorker.ConnectAsync(host.Address, made.GetProperty("token").GetString());
        await worker.SendAsync(Sample.Hello("build-3", ["linux"], capacity: 2) with
        {
            Agents = [new("/usr/bin/claude", "2.1.330 (Claude Code)", false), new("/opt/sim", "0.1\u0007", true)],
        });
        var id = (await worker.ReceiveAsync<Welcome>()).WorkerId;
        var shown = await host.GetAsync($"/api/workers/{id}");
        Text(shown, "state").ShouldBe("online");
        shown.GetProperty("agents").EnumerateArray().Select(agent => agent.GetString())
            .ShouldBe(["2.1.330 (Claude Code)", "0.1  (simulated)"]);
        shown.GetProperty("repositories")[0].GetString().ShouldBe("acme/*");
        shown.GetProperty("token_id").GetString().ShouldBe(made.GetProperty("id").GetString());
        Text(shown, "address").ShouldBe("127.0.0.1");
        (shown.GetProperty("slots").GetInt32(), shown.GetProperty("reconnects").GetInt32()).ShouldBe((2, 0));
        shown.GetProperty("recent").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Runs_reconnects_and_the_last_error_are_on_record()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        var worker = await host.WorkerAsync(token: token);
        var id = await host.RequestAsync(repository: "https://example.com/acme/app.git");
        await worker.AcceptAsync();
        (await StateAsync(host, worker)).ShouldBe("busy");
        await worker.FinishAsync(id);
        await worker.ReceiveAsync<Ack>();
        worker.Vanish();
        var away = await BecomesAsync(host, worker, "offline");
        Text(away, "last_error").ShouldBe("The connection broke off.");
        Text(away, "why").ShouldBe("It is not connected. The connection broke off.");
        away.GetProperty("offline_since").GetDateTimeOffset().ShouldBe(away.GetProperty("last_seen").GetDateTimeOffset());
        await using var again = await host.WorkerAsync(token: token);
        var shown = await BecomesAsync(host, again, "online");
        shown.GetProperty("reconnects").GetInt32().ShouldBe(1);
        var run = shown.GetProperty("recent")[0];
        (Text(run, "id"), Text(run, "outcome"), Text(run, "repository"))
            .ShouldBe((id.ToString(), "succeeded", "example.com/acme/app"));
        (await host.GetAsync($"/api/executions?worker={again.Id}"))[0].GetProperty("id").GetGuid().ShouldBe(id);
        (await host.GetAsync($"/api/executions?worker={Guid.NewGuid()}")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_worker_that_comes_back_while_its_old_connection_ends_is_there()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        var worker = await host.WorkerAsync(token: token);
        for (var round = 0; round < 20; round++)
        {
            worker.Vanish();
            worker = await host.WorkerAsync(token: token);
        }
        var id = await host.RequestAsync();
        (await worker.AcceptAsync()).ShouldBe(id);
        (await StateAsync(host, worker)).ShouldBe("busy");
        await worker.BeatAsync(id);
        await worker.ReceiveAsync<HeartbeatConfirmed>();
        await worker.DisposeAsync();
    }

    [Fact]
    public async Task A_worker_with_a_problem_gets_nothing_until_it_is_mended()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await TestWorker.ConnectAsync(host.Address, await host.TokenTextAsync());
        await worker.SendAsync(Sample.Hello() with { Problem = "No agent was found: install Claude Code." });
        worker.Id = (await worker.ReceiveAsync<Welcome>()).WorkerId;
        var id = await host.RequestAsync();
        await host.WaitsAsync(id,
            "Nobody can take it now: build-3 has a problem (No agent was found: install Claude Code).");
        var shown = await BecomesAsync(host, worker, "problem");
        Text(shown, "problem").ShouldBe("No agent was found: install Claude Code.");
        Text(shown, "why").ShouldBe("build-3 has a problem (No agent was found: install Claude Code).");
        (await host.GetAsync("/api/worker/status")).GetProperty("workers")[0].GetProperty("state").GetString()
            .ShouldBe("online");
        await worker.SendAsync(new WorkerHeartbeat(1, []));
        (await worker.AcceptAsync()).ShouldBe(id);
        host.Heard.All<WorkerChanged>().Select(changed => changed.State).ShouldContain("problem");
    }

    [Fact]
    public async Task A_drained_worker_finishes_what_it_has_is_asked_to_leave_and_comes_back_to_work()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        await using var worker = await host.WorkerAsync("build-7", token: token);
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        (await host.PostAsync($"/api/workers/{worker.Id}/drain", new { reason = "new disk" })).EnsureSuccessStatusCode();
        await BecomesAsync(host, worker, "draining");
        await host.WaitsAsync(await host.RequestAsync(), "Paused: build-7 drains (new disk).");
        await worker.BeatAsync(id);
        (await worker.ReceiveAsync<HeartbeatConfirmed>()).Paused.ShouldBe(new("new disk", null, Leaves: true, "local"));
        await worker.FinishAsync(id);
        await worker.ReceiveAsync<Ack>();
        await worker.CloseAsync();
        var gone = await BecomesAsync(host, worker, "offline");
        Text(gone, "last_error").ShouldBeNull();
        await using var back = await host.WorkerAsync("build-7", token: token);
        await back.AcceptAsync();
    }

    [Fact]
    public async Task What_its_owner_paused_on_the_machine_is_resumed_there()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync("build-7");
        await worker.SendAsync(new WorkerHeartbeat(1, [], Paused: new("lunch", null, false, "mallory")));
        await BecomesAsync(host, worker, "paused");
        var id = await host.RequestAsync();
        await host.WaitsAsync(id, "Paused: build-7 is paused (lunch).");
        var answer = await host.PostAsync($"/api/workers/{worker.Id}/resume");
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("jakeops-worker resume");
        await worker.SendAsync(new WorkerHeartbeat(1, []));
        (await worker.AcceptAsync()).ShouldBe(id);
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_seen_in_the_list()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await TestWorker.ConnectAsync(host.Address, await host.TokenTextAsync());
        await worker.SendAsync(Sample.Hello("build-9", ["unity"]) with { Protocol = 0 });
        await worker.ClosedAsync();
        var shown = (await host.GetAsync("/api/workers"))[0];
        (Text(shown, "name"), Text(shown, "state")).ShouldBe(("build-9", "too_old"));
        Text(shown, "why")!.ShouldContain("update the worker");
        await host.WaitsAsync(await host.RequestAsync(tags: "unity"),
            "No worker is connected (build-9 has it, but its version is too old: update it)");
    }

    [Fact]
    public async Task A_worker_that_is_away_can_be_forgotten_and_one_that_is_there_cannot()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        await using var here = await host.WorkerAsync("here", token: token);
        await using var away = await host.WorkerAsync("away", token: token);
        away.Vanish();
        await BecomesAsync(host, away, "offline");
        (await host.Http.DeleteAsync($"/api/workers/{away.Id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await host.Http.DeleteAsync($"/api/workers/{away.Id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Http.DeleteAsync($"/api/workers/{here.Id}")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await host.GetAsync("/api/workers")).GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Workers_that_are_long_gone_are_forgotten_by_themselves()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:Forgetting", "0:00:00.2");
        var token = await host.TokenTextAsync();
        await using var gone = await host.WorkerAsync("gone", token: token);
        await gone.CloseAsync();
        await BecomesAsync(host, gone, "offline");
        host.Clock.By = TimeSpan.FromDays(31);
        await using var fresh = await host.WorkerAsync("fresh", token: token);
        await Eventually.TrueAsync(async () =>
            (await host.GetAsync("/api/workers")).EnumerateArray().Select(worker => Text(worker, "name"))
            .SequenceEqual(["fresh"]));
    }

    [Theory]
    [InlineData("""{"reason":"a\nb"}""", "reason")]
    [InlineData("""{"until":"2020-01-01T00:00:00Z"}""", "until")]
    [InlineData("""{"until":"2120-01-01T00:00:00Z"}""", "until")]
    public async Task A_pause_that_cannot_be_is_refused(string body, string names)
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        using var content = new StringContent(body, null, "application/json");
        var answer = await host.Http.PostAsync($"/api/workers/{worker.Id}/pause", content);
        ((int)answer.StatusCode).ShouldBe(422);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(names);
        (await host.PostAsync($"/api/workers/{Guid.NewGuid()}/drain")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string? Text(JsonElement json, string field) => json.GetProperty(field).GetString();

    private static async Task<string?> StateAsync(BrokerHost host, TestWorker worker) =>
        Text(await host.GetAsync($"/api/workers/{worker.Id}"), "state");

    private static Task<JsonElement> BecomesAsync(BrokerHost host, TestWorker worker, string state) =>
        Eventually.BecomesAsync(() => host.GetAsync($"/api/workers/{worker.Id}"), shown => Text(shown, "state") == state);
}
