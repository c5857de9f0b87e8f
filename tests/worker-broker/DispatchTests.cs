using System.Net.Http.Json;
using System.Text.Json;
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
    public async Task A_repository_that_brings_many_requests_does_not_keep_another_waiting()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var many = new List<Guid>();
        for (var number = 0; number < 4; number++)
            many.Add(await host.RequestAsync(delivery: $"many{number}", repository: "https://example.com/many.git"));
        (await worker.AcceptAsync()).ShouldBe(many[0]);
        var alone = await host.RequestAsync(delivery: "alone", repository: "https://example.com/alone.git");
        await host.WaitsAsync(alone, "you are 1st");
        await host.WaitsAsync(many[1], "you are 2nd");
        await NextAsync(worker, many[0], alone);
        await NextAsync(worker, alone, many[1]);
    }

    [Fact]
    public async Task A_Delivery_goes_back_to_the_worker_that_had_it_and_a_repository_to_its_own()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var one = await host.WorkerAsync("one", capacity: 4);
        await using var two = await host.WorkerAsync("two", capacity: 4);
        var (app, lib) = ("https://example.com/acme/app.git", "https://example.com/acme/lib.git");
        var first = await host.RequestAsync(delivery: "d1", repository: app);
        (await one.AcceptAsync()).ShouldBe(first);
        var second = await host.RequestAsync(delivery: "d2", repository: lib);
        (await two.AcceptAsync()).ShouldBe(second);
        await two.FinishAsync(second);
        await two.ReceiveAsync<Ack>();
        // Its own worker has more to do than the other.
        var ofRepository = await host.RequestAsync(delivery: "d3", repository: "git@example.com:acme/app");
        (await one.AcceptAsync()).ShouldBe(ofRepository);
        // The Delivery counts more than the repository.
        var ofDelivery = await host.RequestAsync(delivery: "d2", repository: app);
        (await two.AcceptAsync()).ShouldBe(ofDelivery);
    }

    [Fact]
    public async Task A_queued_execution_can_be_moved_to_the_front()
    {
        await using var host = await BrokerHost.StartAsync();
        var before = await host.RequestAsync();
        var urgent = await host.RequestAsync();
        using var moved = await host.Http.PatchAsJsonAsync($"/api/executions/{urgent}", new { priority = 7 });
        (await moved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("priority").GetInt32().ShouldBe(7);
        await using var worker = await host.WorkerAsync();
        (await worker.AcceptAsync()).ShouldBe(urgent);
        (await RefusedAsync(urgent, 1)).ShouldBe((409, true));
        (await RefusedAsync(before, 1001)).ShouldBe((422, true));
        (await RefusedAsync(before, null)).ShouldBe((422, true));
        (await RefusedAsync(Guid.NewGuid(), 1)).ShouldBe((404, true));

        async Task<(int, bool)> RefusedAsync(Guid id, int? priority)
        {
            using var answer = await host.Http.PatchAsJsonAsync($"/api/executions/{id}", new { priority });
            return ((int)answer.StatusCode, (await answer.Content.ReadAsStringAsync()).Contains("detail"));
        }
    }

    [Fact]
    public async Task A_token_for_some_repositories_gets_work_for_no_other()
    {
        await using var host = await BrokerHost.StartAsync();
        var made = await host.TokenAsync(new { name = "app", repositories = new[] { "https://example.com/Acme/App.git" } });
        await using var worker = await host.WorkerAsync("app-1", token: made.GetProperty("token").GetString());
        var foreign = await host.RequestAsync(repository: "https://example.com/acme/lib.git");
        await host.WaitsAsync(foreign, "No online worker has a token that allows the repository " +
            "example.com/acme/lib (1 online: app-1 []).");
        var own = await host.RequestAsync(repository: "ssh://git@example.com/acme/app");
        (await worker.AcceptAsync()).ShouldBe(own);
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

    private static async Task NextAsync(TestWorker worker, Guid finished, Guid next)
    {
        await worker.FinishAsync(finished);
        await worker.ReceiveAsync<Ack>();
        (await worker.AcceptAsync()).ShouldBe(next);
    }
}
