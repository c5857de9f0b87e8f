using JakeOps.Contracts;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class WaitingTests
{
    [Fact]
    public async Task Why_it_waits_is_one_true_sentence()
    {
        await using var host = await BrokerHost.StartAsync();
        var unity = await host.RequestAsync(tags: "unity");
        await host.WaitsAsync(unity, "No worker is connected: start one with `jakeops-worker --token ...`.");
        var seventh = await host.WorkerAsync("build-7", ["unity"]);
        await seventh.AcceptAsync();
        var second = await host.RequestAsync(tags: "unity");
        var third = await host.RequestAsync(tags: "unity");
        await host.WaitsAsync(second,
            "The only fitting worker, build-7, is busy; you are 1st, the oldest run started less than a minute ago.");
        await host.WaitsAsync(third, "you are 2nd");
        await seventh.DisposeAsync();
        await host.WaitsAsync(second,
            "No worker is connected (build-7 has it and was last seen less than a minute ago): start one");
        await using var build = await host.WorkerAsync("build-3", ["linux"]);
        await host.WaitsAsync(second,
            "No online worker has `unity` (1 online: build-3 [linux]; " +
            "build-7 has it and was last seen less than a minute ago).");
        await Eventually.TrueAsync(() =>
            host.Heard.Of<ExecutionWaiting>(second).LastOrDefault()?.Reason.StartsWith("No online worker has") == true);
        var sentences = host.Heard.Of<ExecutionWaiting>(second).Select(waiting => waiting.Reason).ToList();
        sentences.ShouldBe(sentences.Distinct(), "a sentence is published when it changes");
    }

    [Fact]
    public async Task All_busy_is_said_with_their_number()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var one = await host.WorkerAsync("one");
        await using var two = await host.WorkerAsync("two");
        await host.RequestAsync();
        await host.RequestAsync();
        await one.AcceptAsync();
        await two.AcceptAsync();
        await host.WaitsAsync(await host.RequestAsync(), "All 2 fitting workers are busy; you are 1st");
    }

    [Fact]
    public async Task What_workers_say_makes_no_sentence_endless()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var many = await host.WorkerAsync("many", [.. Enumerable.Range(10, 60).Select(number => $"t{number}")]);
        await using var other = await host.WorkerAsync("other");
        var id = await host.RequestAsync();
        await many.ReceiveAsync<Execute>();
        await many.SendAsync(new Refuse(id, 1, new string('x', 5000)));
        (await other.AcceptAsync()).ShouldBe(id);
        await host.WaitsAsync(await host.RequestAsync(tags: "unity"),
            "many [t10,t11,t12,t13,t14,t15,t16,t17,...]");
        await other.SendAsync(new Refuse(id, 1, "y"));
        (await host.FinishedAsync(id)).Error!.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task What_was_said_is_kept_with_the_time()
    {
        await using var host = await BrokerHost.StartAsync();
        var id = await host.RequestAsync(tags: "unity");
        await host.WaitsAsync(id, "No worker is connected");
        await using var build = await host.WorkerAsync("build-3", ["linux"]);
        await host.WaitsAsync(id, "No online worker has `unity`");
        var shown = await host.GetAsync($"/api/executions/{id}");
        var waited = shown.GetProperty("waited").EnumerateArray().ToList();
        waited.Select(entry => entry.GetProperty("reason").GetString()).ShouldBe(
        [
            "No worker is connected: start one with `jakeops-worker --token ...`.",
            "No online worker has `unity` (1 online: build-3 [linux]).",
        ]);
        waited.Select(entry => entry.GetProperty("at").GetDateTimeOffset()).ShouldBeInOrder();
        shown.GetProperty("waiting_reason").GetString().ShouldBe(waited[1].GetProperty("reason").GetString());
        ((int)(await host.Http.GetAsync($"/api/executions/{Guid.NewGuid()}")).StatusCode).ShouldBe(404);
    }

    [Fact]
    public async Task No_more_is_kept_of_what_was_said_than_is_of_use()
    {
        await using var host = await BrokerHost.StartAsync();
        var id = await host.RequestAsync(tags: "unity");
        for (var number = 0; number < 33; number++)
        {
            await using var worker = await host.WorkerAsync($"w{number}");
            await host.WaitsAsync(id, $"w{number} []");
        }
        var waited = (await host.GetAsync($"/api/executions/{id}")).GetProperty("waited");
        waited.GetArrayLength().ShouldBe(30);
    }

    [Fact]
    public async Task Each_of_a_long_queue_has_its_place_and_those_far_behind_share_a_sentence()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync(tags: ["linux"]);
        await using var other = await host.WorkerAsync("mac", ["xcode"]);
        var queue = new List<Guid>();
        for (var number = 0; number < 130; number++) queue.Add(await host.RequestAsync(tags: "linux"));
        await worker.AcceptAsync();
        await host.RequestAsync(tags: "xcode");
        await other.AcceptAsync();
        var mac = await host.RequestAsync(tags: "xcode");
        await host.WaitsAsync(queue[1], "build-3, is busy; you are 1st, the oldest run started less than a minute ago.");
        await host.WaitsAsync(queue[11], "you are 11th,");
        await host.WaitsAsync(queue[22], "you are behind more than 19 others,");
        await host.WaitsAsync(queue[100], "behind more than 99 others");
        await host.WaitsAsync(queue[129], "The only fitting worker, build-3, is busy; you are behind more than 100 others.");
        await host.WaitsAsync(mac, "The only fitting worker, mac, is busy; you are 1st");
    }

    [Fact]
    public async Task A_paused_worker_is_named_with_the_end_of_its_pause()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync("build-7", ["unity"]);
        var until = DateTimeOffset.UtcNow.Date.AddDays(2).AddHours(14);
        var end = new DateTimeOffset(until, TimeSpan.Zero);
        (await host.PostAsync($"/api/workers/{worker.Id}/pause", new { reason = "kernel update", until = end }))
            .EnsureSuccessStatusCode();
        var id = await host.RequestAsync(tags: "unity");
        await host.WaitsAsync(id, $"Paused: build-7 is paused by local until {until:yyyy-MM-dd} 14:00 UTC (kernel update).");
        await worker.SendAsync(new WorkerHeartbeat(1, [], Problem: "Only 1.2 GB of disk are free."));
        await host.WaitsAsync(id, "Nobody can take it now: build-7 has a problem (Only 1.2 GB of disk are free).");
        await using var second = await host.WorkerAsync("build-8", ["unity"]);
        (await second.AcceptAsync()).ShouldBe(id);
        var next = await host.RequestAsync(tags: "unity");
        await host.WaitsAsync(next, "The only fitting worker, build-8, is busy (build-7 has a problem " +
            "(Only 1.2 GB of disk are free)); you are 1st, the oldest run");
        await worker.SendAsync(new WorkerHeartbeat(1, []));
        (await host.PostAsync($"/api/workers/{worker.Id}/resume")).EnsureSuccessStatusCode();
        (await worker.AcceptAsync()).ShouldBe(next);
    }

    [Fact]
    public async Task A_pause_ends_by_itself()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        (await host.PostAsync($"/api/workers/{worker.Id}/pause", new { until = DateTimeOffset.UtcNow.AddHours(1) }))
            .EnsureSuccessStatusCode();
        var id = await host.RequestAsync();
        await host.WaitsAsync(id, "Paused: build-3 is paused by local until ");
        host.Clock.By = TimeSpan.FromMinutes(61);
        await worker.BeatAsync();
        (await worker.AcceptAsync()).ShouldBe(id);
    }

    [Fact]
    public async Task A_tag_that_nobody_has_is_answered_with_the_nearest_that_somebody_has()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync("mac-1", ["!unity", "xcode"]);
        var id = await host.RequestAsync(tags: "unty");
        await host.WaitsAsync(id,
            "No online worker has `unty` (1 online: mac-1 [!unity,xcode]; the nearest tag is `unity`).");
    }

    [Fact]
    public async Task A_worker_hears_what_waits_and_why_it_does_not_get_it()
    {
        await using var host = await BrokerHost.StartAsync();
        var made = await host.TokenAsync(new { name = "app", repositories = new[] { "acme/*" } });
        await using var worker = await host.WorkerAsync(
            "gpu-1", ["!cuda", "linux"], token: made.GetProperty("token").GetString());
        await worker.BeatAsync();
        (await worker.ReceiveAsync<HeartbeatConfirmed>()).ShouldBe(new HeartbeatConfirmed());
        for (var number = 0; number < 2; number++)
            await host.RequestAsync(repository: "https://example.com/acme/app.git", tags: ["unity", "cuda"]);
        await host.RequestAsync(repository: "https://example.com/acme/app.git", tags: "linux");
        var last = await host.RequestAsync(repository: "https://example.com/x/y.git", tags: "cuda");
        await host.WaitsAsync(last, "No online worker");
        await worker.BeatAsync();
        var waiting = (await worker.ReceiveAsync<HeartbeatConfirmed>()).Queue!;
        waiting.Total.ShouldBe(4);
        waiting.NotForThisWorker.Select(work => (work.Count, work.Why)).ShouldBe(
        [
            (2, "This worker has no `unity`."),
            (1, "This worker takes only work that asks for `cuda` (its tag `!cuda`)."),
            (1, "The token of this worker does not allow the repository example.com/x/y."),
        ]);
        waiting.NotForThisWorker[0].RequiredTags.ShouldBe(["unity", "cuda"], ignoreOrder: true);
    }
}
