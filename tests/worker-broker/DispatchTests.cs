using JakeOps.Contracts;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class DispatchTests
{
    [Fact]
    public async Task All_required_tags_have_to_be_there_in_any_case()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var linux = await host.WorkerAsync("linux", ["linux"]);
        await using var both = await host.WorkerAsync("both", ["Linux", " CUDA "]);
        var id = await host.RequestAsync(tags: [" cuda", "LINUX "]);
        (await both.AcceptAsync()).ShouldBe(id);
    }

    [Fact]
    public async Task An_exclusive_tag_takes_only_work_that_asks_for_it()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var gpu = await host.WorkerAsync("gpu-1", ["!cuda", "linux"]);
        var plain = await host.RequestAsync(tags: "linux");
        await host.WaitsAsync(plain,
            "No online worker takes work that asks only for `linux` (1 online: gpu-1 [!cuda,linux]).");
        var wanted = await host.RequestAsync(tags: ["cuda", "linux"]);
        (await gpu.AcceptAsync()).ShouldBe(wanted);
    }

    [Fact]
    public async Task What_nobody_fits_does_not_hold_up_what_somebody_does()
    {
        await using var host = await BrokerHost.StartAsync();
        for (var stuck = 0; stuck < 5; stuck++) await host.RequestAsync(priority: 9, tags: "unity");
        await using var worker = await host.WorkerAsync(tags: ["linux"]);
        var id = await host.RequestAsync(tags: "linux");
        (await worker.AcceptAsync()).ShouldBe(id);
    }

    [Fact]
    public async Task Priority_goes_before_age_and_no_more_than_the_slots_are_used()
    {
        await using var host = await BrokerHost.StartAsync();
        var old = await host.RequestAsync();
        var older = await host.RequestAsync();
        var urgent = await host.RequestAsync(priority: 5);
        await using var worker = await host.WorkerAsync(capacity: 2);
        HashSet<Guid> got = [await worker.AcceptAsync(), await worker.AcceptAsync()];
        got.ShouldBe([urgent, old], ignoreOrder: true);
        await host.WaitsAsync(older, "The only fitting worker, build-3, is busy; you are 1st");
        await worker.FinishAsync(urgent);
        await worker.ReceiveAsync<Ack>();
        (await worker.AcceptAsync()).ShouldBe(older);
    }

    [Fact]
    public async Task Workers_take_turns()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var one = await host.WorkerAsync("one", capacity: 2);
        await using var two = await host.WorkerAsync("two", capacity: 2);
        for (var turn = 0; turn < 4; turn++) await host.RequestAsync();
        foreach (var worker in new[] { one, one, two, two }) await worker.AcceptAsync();
    }

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
    public async Task Workers_are_said_to_be_busy_and_free_again()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await Eventually.TrueAsync(() =>
            host.Heard.All<WorkerChanged>().LastOrDefault() is { State: "busy", SlotsUsed: 1 });
        (await host.GetAsync("/api/worker/status")).GetProperty("busy").GetInt32().ShouldBe(1);
        await worker.FinishAsync(id);
        await Eventually.TrueAsync(() =>
            host.Heard.All<WorkerChanged>().LastOrDefault() is { State: "online", SlotsUsed: 0 });
    }
}
