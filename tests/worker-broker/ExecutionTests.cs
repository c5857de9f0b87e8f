using JakeOps.Contracts;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class ExecutionTests
{
    [Fact]
    public async Task A_request_goes_to_a_worker_and_all_that_it_says_goes_on()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var id = await host.RequestAsync();

        var request = (await worker.ReceiveAsync<Execute>()).Request;
        request.ExecutionId.ShouldBe(id);
        request.Agent.Prompt.ShouldBe("Plan this.");
        request.Tree.Files.Single().Content.ShouldBe("text");
        request.Afterwards.PullRequest!.Draft.ShouldBeTrue();
        request.Limits.CostUsd.ShouldBe(1.5m);

        await worker.SendAsync(new Accept(id, 1, "2.1.330 (Claude Code)", true));
        await worker.SendAsync(Sample.Output(id, 1, "one", "two"));
        (await worker.ReceiveAsync<Ack>()).Sequence.ShouldBe(2);
        await worker.SendAsync(Sample.Output(id, 3, "three"));
        (await worker.ReceiveAsync<Ack>()).Sequence.ShouldBe(3);
        await worker.FinishAsync(id, lastSequence: 3);
        (await worker.ReceiveAsync<Ack>()).Sequence.ShouldBe(4);

        var finished = await host.FinishedAsync(id);
        (finished.Outcome, finished.LastSequence, finished.ResultText).ShouldBe(("succeeded", 3, "# Plan"));
        finished.Stats!.CostUsd.ShouldBe(0.12m);
        finished.Changes!.Commits.Single().Subject.ShouldBe("Plan");
        var started = host.Heard.Of<ExecutionStarted>(id).Single();
        (started.WorkerName, started.Agent, started.Simulated).ShouldBe(("build-3", "2.1.330 (Claude Code)", true));
        host.Heard.Of<ExecutionOutput>(id).SelectMany(output => output.Pieces).Select(piece => piece.Text)
            .ShouldBe(["one", "two", "three"]);
        (await host.StateAsync(id)).ShouldBe("finished");
    }

    [Fact]
    public async Task Output_is_acknowledged_only_when_it_is_safe()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        host.Heard.Hold = new();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await worker.SendAsync(Sample.Output(id, 1, "one"));
        // The confirmation of a heartbeat sent after the output comes before its acknowledgement.
        await worker.BeatAsync(id);
        await worker.ReceiveAsync<HeartbeatConfirmed>();
        host.Heard.Of<ExecutionOutput>(id).ShouldBeEmpty();
        host.Heard.Hold.SetResult();
        (await worker.ReceiveAsync<Ack>()).Sequence.ShouldBe(1);
        host.Heard.Of<ExecutionOutput>(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_worker_that_does_not_wait_for_acknowledgements_is_cut_off()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:UnacknowledgedFrames", "4");
        await using var worker = await host.WorkerAsync();
        host.Heard.Hold = new();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        for (var frame = 1; frame <= 20; frame++) await worker.SendAsync(Sample.Output(id, frame, "line"));
        (await worker.ClosedAsync())
            .ShouldBe((1008, "Too much output was sent without waiting for its acknowledgement."));
    }

    [Fact]
    public async Task Output_with_a_gap_is_a_broken_protocol()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await worker.SendAsync(Sample.Output(id, 5, "line"));
        (await worker.ClosedAsync()).ShouldBe((1008, "Output has to go on at sequence 1, not at 5."));
    }

    [Fact]
    public async Task What_is_about_another_attempt_or_an_unknown_execution_changes_nothing()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var id = await host.RequestAsync(attempt: 2);
        await worker.ReceiveAsync<Execute>();
        var stranger = Guid.NewGuid();
        await worker.SendAsync(new Finished(id, 1, Sample.Result()));
        await worker.SendAsync(Sample.Output(id, 1, "of attempt 1"));
        await worker.SendAsync(Sample.Output(stranger, 1, "of nobody"));
        await worker.FinishAsync(stranger);
        await worker.SendAsync(new Accept(stranger, 1, "agent", false));
        await worker.SendAsync(new Finished(id, 2, Sample.Result(Outcomes.Failed)));
        (await host.FinishedAsync(id)).Outcome.ShouldBe("failed");
        host.Heard.All<ExecutionOutput>().ShouldBeEmpty();
        host.Heard.All<ExecutionStarted>().ShouldBeEmpty();
        host.Heard.All<ExecutionFinished>().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_request_that_arrives_twice_runs_once()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync(capacity: 2);
        var id = await host.RequestAsync();
        await host.RequestAsync(id: id);
        await worker.AcceptAsync();
        await worker.FinishAsync(id);
        await host.FinishedAsync(id);
        await worker.ReceiveAsync<Ack>();
        await host.RequestAsync(id: id);
        var other = await host.RequestAsync();
        (await worker.ReceiveAsync<Execute>()).Request.ExecutionId.ShouldBe(other);
        host.Heard.Of<ExecutionFinished>(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_sends_the_request_to_another_worker()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var first = await host.WorkerAsync("first");
        var id = await host.RequestAsync();
        await first.ReceiveAsync<Execute>();
        await using var second = await host.WorkerAsync("second");
        await first.SendAsync(new Refuse(id, 1, "Not this repository."));
        (await second.AcceptAsync()).ShouldBe(id);
        await second.FinishAsync(id);
        (await host.FinishedAsync(id)).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task Refused_by_everybody_it_ends_with_their_reasons()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var first = await host.WorkerAsync("first");
        await using var second = await host.WorkerAsync("second");
        var id = await host.RequestAsync();
        await first.ReceiveAsync<Execute>();
        await first.SendAsync(new Refuse(id, 1, "Not this repository."));
        await second.ReceiveAsync<Execute>();
        await second.SendAsync(new Refuse(id, 1, "Disk is full."));
        var finished = await host.FinishedAsync(id);
        (finished.Outcome, finished.Error).ShouldBe(
            ("refused", "No worker takes it. first: Not this repository.; second: Disk is full."));
    }

    [Fact]
    public async Task A_worker_that_comes_back_without_an_execution_ends_it_at_once()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        var worker = await host.WorkerAsync(token: token);
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await worker.SendAsync(Sample.Output(id, 1, "one"));
        await worker.ReceiveAsync<Ack>();
        worker.Vanish();
        (await host.StateAsync(id)).ShouldBe("running");
        await using var again = await host.WorkerAsync(token: token);
        var finished = await host.FinishedAsync(id);
        (finished.Outcome, finished.Code, finished.LastSequence).ShouldBe(("interrupted", "connection_lost", 1));
        finished.Error.ShouldBe(
            "connection lost: build-3 does not have the execution any more; retry starts the phase again.");
        // The slot is free again.
        var next = await host.RequestAsync();
        (await again.AcceptAsync()).ShouldBe(next);
    }

    [Fact]
    public async Task An_execution_that_a_worker_brings_back_goes_on_where_it_was()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        var worker = await host.WorkerAsync(token: token);
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await worker.SendAsync(Sample.Output(id, 1, "one", "two"));
        (await worker.ReceiveAsync<Ack>()).Sequence.ShouldBe(2);
        worker.Vanish();
        await using var again = await TestWorker.ConnectAsync(host.Address, token);
        await again.SendAsync(Sample.Hello() with { Running = [new(id, 1, 5, Acknowledged: 2)] });
        var welcome = await again.ReceiveAsync<Welcome>();
        welcome.Abandon.ShouldBeEmpty();
        welcome.Resume!.ShouldBe([new(id, 1, 2)]);
        await again.SendAsync(new Accept(id, 1, "2.1.330 (Claude Code)", false));
        await again.SendAsync(Sample.Output(id, 3, "three"));
        (await again.ReceiveAsync<Ack>()).Sequence.ShouldBe(3);
        await again.FinishAsync(id, lastSequence: 3);
        (await again.ReceiveAsync<Ack>()).Sequence.ShouldBe(4);
        (await host.FinishedAsync(id)).LastSequence.ShouldBe(3);
        host.Heard.Of<ExecutionOutput>(id).SelectMany(output => output.Pieces).Select(piece => piece.Text)
            .ShouldBe(["one", "two", "three"]);
        host.Heard.Of<ExecutionStarted>(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_the_workers_is_to_be_abandoned()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        await using var other = await host.WorkerAsync("other", token: token);
        var (others, stranger) = (await host.RequestAsync(), Guid.NewGuid());
        await other.AcceptAsync();
        await using var worker = await TestWorker.ConnectAsync(host.Address, token);
        await worker.SendAsync(Sample.Hello() with { Running = [new(others, 1, 0), new(stranger, 1, 9)] });
        var welcome = await worker.ReceiveAsync<Welcome>();
        welcome.Abandon.ShouldBe([others, stranger], ignoreOrder: true);
        welcome.Resume!.ShouldBeEmpty();
        (await host.StateAsync(others)).ShouldBe("running");
    }

    [Fact]
    public async Task What_was_printed_until_the_lease_ended_is_taken_afterwards()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:Lease", "0:00:00.5");
        var token = await host.TokenTextAsync();
        var worker = await host.WorkerAsync(token: token);
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        worker.Vanish();
        (await host.FinishedAsync(id)).Error!.ShouldStartWith("connection lost for ");
        await using var again = await TestWorker.ConnectAsync(host.Address, token);
        await again.SendAsync(Sample.Hello() with { Running = [new(id, 1, 1)] });
        (await again.ReceiveAsync<Welcome>()).Resume!.ShouldBe([new(id, 1, 0, Over: true)]);
        await again.SendAsync(Sample.Output(id, 1, "the last"));
        (await again.ReceiveAsync<Ack>()).Sequence.ShouldBe(1);
        await again.FinishAsync(id, lastSequence: 1);
        (await again.ReceiveAsync<Ack>()).Sequence.ShouldBe(2);
        await Eventually.TrueAsync(() => host.Heard.Of<ExecutionOutput>(id).Count == 1);
        host.Heard.Of<ExecutionFinished>(id).Single().Outcome.ShouldBe("interrupted");
        var next = await host.RequestAsync();
        (await again.AcceptAsync()).ShouldBe(next);
    }

    [Fact]
    public async Task What_a_worker_never_heard_of_goes_to_the_next()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        var worker = await host.WorkerAsync(token: token);
        var id = await host.RequestAsync();
        await Eventually.TrueAsync(async () => await host.StateAsync(id) == "running");
        worker.Vanish();
        await using var again = await host.WorkerAsync(token: token);
        (await again.AcceptAsync()).ShouldBe(id);
        await again.FinishAsync(id);
        (await host.FinishedAsync(id)).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task Time_in_which_nobody_could_renew_is_added_to_the_leases()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        var worker = await host.WorkerAsync(token: token);
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await host.SweptAsync();
        worker.Vanish();
        // For the sweep that is an hour without a database.
        host.Clock.By = TimeSpan.FromHours(1);
        await host.SweptAsync();
        await host.SweptAsync();
        (await host.StateAsync(id)).ShouldBe("running");
        await using var again = await TestWorker.ConnectAsync(host.Address, token);
        await again.SendAsync(Sample.Hello() with { Running = [new(id, 1, 0)] });
        (await again.ReceiveAsync<Welcome>()).Resume!.ShouldBe([new(id, 1, 0)]);
    }

    [Fact]
    public async Task A_lease_that_ends_ends_the_execution()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:Lease", "0:00:00.5");
        var worker = await host.WorkerAsync();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        worker.Vanish();
        var finished = await host.FinishedAsync(id);
        finished.Outcome.ShouldBe("interrupted");
        finished.Error!.ShouldStartWith("connection lost for ");
    }

    [Fact]
    public async Task Heartbeats_keep_the_lease()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:Lease", "0:00:03");
        await using var worker = await host.WorkerAsync();
        var id = await host.RequestAsync();
        await worker.AcceptAsync();
        await host.OutlivesItsFirstLeaseAsync(id, TimeSpan.FromSeconds(3), async () =>
        {
            await worker.BeatAsync(id);
            await worker.ReceiveAsync<HeartbeatConfirmed>();
        });
        // Without them the sweep ends it and tells the worker to stop.
        (await worker.ReceiveAsync<Cancel>()).ExecutionId.ShouldBe(id);
        (await host.FinishedAsync(id)).Outcome.ShouldBe("interrupted");
        // Its late result changes nothing.
        await worker.FinishAsync(id);
        await worker.ReceiveAsync<Ack>();
        host.Heard.Of<ExecutionFinished>(id).Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restart_of_the_broker_everything_comes_to_one_end()
    {
        using var folder = new TempFolder();
        string token;
        Guid queued, running;
        await using (var first = await BrokerHost.StartInAsync(folder))
        {
            token = await first.TokenTextAsync();
            await using var worker = await first.WorkerAsync(token: token);
            running = await first.RequestAsync();
            await worker.AcceptAsync();
            queued = await first.RequestAsync();
        }
        await using var second = await BrokerHost.StartInAsync(folder);
        await using var again = await second.WorkerAsync(token: token);
        (await second.FinishedAsync(running)).Outcome.ShouldBe("interrupted");
        (await again.AcceptAsync()).ShouldBe(queued);
        await again.FinishAsync(queued);
        (await second.FinishedAsync(queued)).Outcome.ShouldBe("succeeded");
        second.Heard.Of<ExecutionFinished>(running).Count.ShouldBe(1);
    }
}
