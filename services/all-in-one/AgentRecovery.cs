using JakeOps.AllInOne.Demo;
using JakeOps.Worker.Runner;

namespace JakeOps.AllInOne;

/// <summary>Before anything runs: ends the agents that a killed process of this data folder left behind.</summary>
internal sealed class AgentRecovery(
    ClaudeCliAdapter agent, [FromKeyedServices(SimulatedAgent.Tag)] ClaudeCliAdapter simulated) : IHostedService
{
    public Task StartAsync(CancellationToken ct) => Task.WhenAll(agent.RecoverAsync(), simulated.RecoverAsync());

    public Task StopAsync(CancellationToken ct) => Task.CompletedTask;
}
