using System.Diagnostics;
using System.Net.Http.Json;
using JakeOps.Contracts;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class ReplicaTests
{
    [Fact]
    public async Task Work_goes_to_the_best_worker_on_whatever_replica_it_is()
    {
        await using var replicas = await Replicas.StartAsync("--WorkerBroker:OthersWithin", "1:00:00");
        var token = await replicas.One.TokenTextAsync();
        // Half busy, a better worker is idle on the other replica.
        await using var loaded = await replicas.One.WorkerAsync("loaded", ["linux"], capacity: 2, token: token);
        var first = await replicas.One.RequestAsync(tags: "linux");
        await loaded.AcceptAsync();
        await using var idle = await replicas.Two.WorkerAsync("idle", ["linux"], capacity: 2, token: token);
        var second = await replicas.One.RequestAsync(
            delivery: "d2", repository: "https://example.com/other.git", tags: "linux");
        (await idle.AcceptAsync()).ShouldBe(second);
        // Back where its repository was worked on, although that worker has as much to do.
        await idle.FinishAsync(second);
        await idle.ReceiveAsync<Ack>();
        var third = await replicas.Two.RequestAsync(delivery: "d3", tags: "linux");
        (await loaded.AcceptAsync()).ShouldBe(third);
        await loaded.FinishAsync(first);
        (await replicas.FinishedAsync(first)).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task What_another_replica_leaves_lying_is_taken_after_a_while()
    {
        await using var replicas = await Replicas.StartAsync("--WorkerBroker:OthersWithin", "0:00:00.3");
        var token = await replicas.One.TokenTextAsync();
        await using var away = await replicas.Two.WorkerAsync("away", token: token);
        await using var here = await replicas.One.WorkerAsync("here", token: token);
        // The table still says that it is connected there, as after the death of a replica.
        await replicas.Two.StopDispatchingAsync();
        var id = await replicas.One.RequestAsync();
        (await here.AcceptAsync()).ShouldBe(id);
    }

    [Fact]
    public async Task An_execution_is_handed_out_once_and_capacity_holds_over_replicas()
    {
        await using var replicas = await Replicas.StartAsync("--WorkerBroker:OthersWithin", "0:00:00.2");
        var token = await replicas.One.TokenTextAsync();
        var (taken, full) = (new List<Guid>(), new List<TestWorker>());
        foreach (var host in new[] { replicas.One, replicas.Two })
            full.AddRange([await host.WorkerAsync($"a on {host.Address}", capacity: 3, token: token),
                await host.WorkerAsync($"b on {host.Address}", capacity: 2, token: token)]);
        var asked = new List<Guid>();
        for (var number = 0; number < 12; number++)
            asked.Add(await (number % 2 == 0 ? replicas.One : replicas.Two).RequestAsync());
        foreach (var worker in full.Zip([3, 2, 3, 2]))
            for (var slot = 0; slot < worker.Second; slot++) taken.Add(await worker.First.AcceptAsync());
        taken.Distinct().Count().ShouldBe(10);
        var left = asked.Except(taken).ToList();
        // Two replicas published at once: either may be the first, and each is told its place a moment later.
        await Eventually.TrueAsync(async () =>
        {
            var waits = await Task.WhenAll(
                replicas.One.WaitsAsync(left[0], "All 4 fitting workers are busy; you are "),
                replicas.Two.WaitsAsync(left[1], "All 4 fitting workers are busy; you are "));
            return waits.Count(sentence => sentence!.Contains("you are 1st, the oldest run")) == 1;
        });
        foreach (var worker in full) await worker.DisposeAsync();
    }

    [Fact]
    public async Task A_sentence_names_workers_of_all_replicas_and_is_published_once()
    {
        await using var replicas = await Replicas.StartAsync();
        var token = await replicas.One.TokenTextAsync();
        await using var one = await replicas.One.WorkerAsync("build-3", ["linux", "cuda"], token: token);
        await using var two = await replicas.Two.WorkerAsync("mac-1", ["xcode"], token: token);
        var id = await replicas.One.RequestAsync(tags: "unity");
        await replicas.Two.WaitsAsync(id, "No online worker has `unity` (2 online: ");
        await replicas.One.WaitsAsync(id, "build-3 [linux,cuda]");
        await replicas.One.WaitsAsync(id, "mac-1 [xcode]");
        await Eventually.TrueAsync(() => Said(replicas, id).Count > 0);
        var waited = (await replicas.One.GetAsync($"/api/executions/{id}")).GetProperty("waited");
        waited.EnumerateArray().Select(entry => entry.GetProperty("reason").GetString()).ShouldBeUnique();
        Said(replicas, id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_refusal_finds_the_worker_on_the_other_replica()
    {
        await using var replicas = await Replicas.StartAsync();
        var token = await replicas.One.TokenTextAsync();
        await using var first = await replicas.One.WorkerAsync("first", token: token);
        var id = await replicas.One.RequestAsync();
        await first.ReceiveAsync<Execute>();
        await using var second = await replicas.Two.WorkerAsync("second", token: token);
        await first.SendAsync(new Refuse(id, 1, "Not this repository."));
        (await second.AcceptAsync()).ShouldBe(id);
    }

    [Fact]
    public async Task A_token_revoked_on_one_replica_closes_its_sockets_on_the_other_within_a_second()
    {
        await using var replicas = await Replicas.StartAsync("--WorkerBroker:Poll", "0:00:00.5");
        var made = await replicas.One.TokenAsync();
        await using var worker = await replicas.Two.WorkerAsync(token: made.GetProperty("token").GetString());
        await using var other = await replicas.Two.WorkerAsync("other", token: await replicas.One.TokenTextAsync());
        var closed = worker.ClosedAsync();
        await replicas.One.Http.DeleteAsync($"/api/workers/tokens/{made.GetProperty("id").GetString()}");
        var since = Stopwatch.StartNew();
        (await closed).ShouldBe((CloseCodes.Revoked, "The token was revoked."));
        // Half a second of it is the setting's; the rest is what a busy machine may need.
        since.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        await other.BeatAsync();
        await other.ReceiveAsync<HeartbeatConfirmed>();
    }

    [Fact]
    public async Task A_pause_set_on_one_replica_holds_on_the_other()
    {
        await using var replicas = await Replicas.StartAsync();
        await using var worker = await replicas.Two.WorkerAsync("build-7", token: await replicas.One.TokenTextAsync());
        var known = (await replicas.One.GetAsync("/api/workers"))[0].GetProperty("id").GetString();
        (await replicas.One.Http.PostAsJsonAsync($"/api/workers/{known}/pause", new { })).EnsureSuccessStatusCode();
        var id = await replicas.Two.RequestAsync();
        await replicas.One.WaitsAsync(id, "Paused: build-7 is paused by local.");
        (await replicas.One.Http.PostAsync($"/api/workers/{known}/resume", null)).EnsureSuccessStatusCode();
        (await worker.AcceptAsync()).ShouldBe(id);
    }

    private static List<string> Said(Replicas replicas, Guid id) =>
        [.. replicas.One.Heard.Of<ExecutionWaiting>(id).Concat(replicas.Two.Heard.Of<ExecutionWaiting>(id))
            .Select(waiting => waiting.Reason)];
}
