using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

public sealed class FaultTests(Installation installation, ITestOutputHelper output)
    : SharedInstallation(installation, output)
{
    private const string Slow = "simulate: lines 20\nsimulate plan: slow 100";

    [Fact]
    public async Task A_service_that_finds_no_database_waits_and_says_so()
    {
        await Installation.Database.KillAsync();
        await using var early = Early("delivery-without-database");
        early.Start();
        await Eventually.TrueAsync(
            () => early.Output.Contains("does not answer; trying again", StringComparison.Ordinal), 60);
        (await early.IsReadyAsync()).ShouldBeFalse();
        await Installation.Database.StartAsync();
        await AllReadyAsync(early);
    }

    [Fact]
    public async Task A_service_that_finds_no_broker_waits_and_says_so()
    {
        await Installation.Broker.KillAsync();
        await using var early = Early("delivery-without-broker");
        early.Start();
        await Eventually.TrueAsync(
            () => early.Output.Contains("Connection Failed", StringComparison.OrdinalIgnoreCase), 60);
        (await early.IsReadyAsync()).ShouldBeFalse();
        await Installation.Broker.StartAsync();
        await AllReadyAsync(early);
    }

    [Fact]
    public async Task A_database_that_is_away_while_an_agent_runs_costs_nothing_but_time()
    {
        var id = await AgentRunsAsync("database away");
        await Installation.Database.KillAsync();
        // What the agent printed and how it ended can be stored nowhere for now.
        await Eventually.TrueAsync(() => !Installation.Worker.HasAgents);
        await Installation.Database.StartAsync();
        await ClosedInOneGoAsync(id);
    }

    [Fact]
    public async Task A_broker_that_is_away_while_an_agent_runs_costs_nothing_but_time()
    {
        var id = await AgentRunsAsync("broker away");
        await Installation.Broker.KillAsync();
        await Eventually.TrueAsync(() => !Installation.Worker.HasAgents);
        await Installation.Broker.StartAsync();
        await ClosedInOneGoAsync(id);
    }

    private Replica Early(string name) => Installation.NewReplica("delivery", name, GuardedProcess.FreePort());

    private async Task<string> AgentRunsAsync(string label)
    {
        var id = await Installation.CreateAsync(
            "me/app", Installation.Remote, new { checkpoints = Array.Empty<string>(), body = Slow }, label);
        await Eventually.TrueAsync(() => Installation.Worker.HasAgents);
        return id;
    }

    private async Task ClosedInOneGoAsync(string id)
    {
        await AllReadyAsync();
        var closed = await Installation.BecomesAsync(id, "close/succeeded", 90);
        closed.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("status").GetString())
            .ShouldBe(["success", "success", "success"]);
    }

    private async Task AllReadyAsync(params Replica[] more)
    {
        foreach (var replica in Installation.Services.Concat(more)) await replica.BecomesReadyAsync();
    }
}
