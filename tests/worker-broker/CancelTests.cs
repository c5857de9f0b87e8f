using JakeOps.Contracts;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class CancelTests
{
    [Fact]
    public async Task What_is_queued_ends_at_once_and_never_runs()
    {
        await using var host = await BrokerHost.StartAsync();
        var id = await host.RequestAsync();
        await host.CancelAsync(id);
        var finished = await host.FinishedAsync(id);
        (finished.Outcome, finished.Error).ShouldBe(("canceled", "Canceled by user"));
        await using var worker = await host.WorkerAsync();
        var next = await host.RequestAsync();
        (await worker.AcceptAsync()).ShouldBe(next);
    }

    [Fact]
    public async Task What_runs_is_stopped_by_its_worker()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await host.CancelAsync(id);
        (await worker.ReceiveAsync<Cancel>()).ExecutionId.ShouldBe(id);
        host.Heard.Of<ExecutionFinished>(id).ShouldBeEmpty();
        await worker.FinishAsync(id, outcome: Outcomes.Canceled);
        (await host.FinishedAsync(id)).Outcome.ShouldBe("canceled");
    }

    [Fact]
    public async Task A_cancel_before_its_request_is_remembered()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var id = Guid.CreateVersion7();
        await host.CancelAsync(id);
        await host.CancelAsync(id);
        host.Heard.Of<ExecutionFinished>(id).ShouldBeEmpty();
        await host.RequestAsync(id: id);
        (await host.FinishedAsync(id)).Outcome.ShouldBe("canceled");
        await host.RequestAsync(id: id);
        var next = await host.RequestAsync();
        (await worker.AcceptAsync()).ShouldBe(next);
    }

    [Fact]
    public async Task After_the_end_a_cancel_changes_nothing()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await worker.FinishAsync(id);
        await host.FinishedAsync(id);
        await host.CancelAsync(id);
        await host.CancelAsync(id);
        var next = await host.RequestAsync();
        await worker.ReceiveAsync<Ack>();
        (await worker.AcceptAsync()).ShouldBe(next);
        host.Heard.Of<ExecutionFinished>(id).Single().Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_worker_that_never_answers_does_not_hold_the_delivery()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:CancelWithin", "0:00:00.5");
        await using var worker = await host.WorkerAsync();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await host.CancelAsync(id);
        var finished = await host.FinishedAsync(id);
        finished.Outcome.ShouldBe("canceled");
        finished.Error!.ShouldStartWith("Canceled by user (Its worker did not answer within");
        // When it does answer, its slot is free and nothing else changes.
        await worker.ReceiveAsync<Cancel>();
        await worker.FinishAsync(id, outcome: Outcomes.Canceled);
        var next = await host.RequestAsync();
        await worker.ReceiveAsync<Ack>();
        (await worker.AcceptAsync()).ShouldBe(next);
        host.Heard.Of<ExecutionFinished>(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_canceled_execution_whose_worker_is_lost_ends_as_canceled()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        var worker = await host.WorkerAsync(token: token);
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await host.CancelAsync(id);
        await worker.ReceiveAsync<Cancel>();
        worker.Vanish();
        await using var again = await host.WorkerAsync(token: token);
        (await host.FinishedAsync(id)).Outcome.ShouldBe("canceled");
        await Eventually.TrueAsync(async () => await host.StateAsync(id) == "finished");
    }
}
