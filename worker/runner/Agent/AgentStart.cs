using System.Diagnostics;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Runner;

/// <param name="Info">How the agent's process is started.</param>
/// <param name="SessionId">Known before the agent says it.</param>
internal sealed record AgentStart(ProcessStartInfo Info, Guid SessionId)
{
    public static async Task<AgentStart> PrepareAsync(
        ExecutionRequest request, AgentFound agent, AgentOptions options, string folder, CancellationToken cancel)
    {
        var environment = await AgentEnvironment.OfExecutionAsync(options, request.ExecutionId, cancel);
        var version = AgentProbe.VersionOf(agent);
        var session = AgentSession.Choose(request.Agent.SessionId, version, environment);
        var arguments = AgentInvocation.Arguments(request.Agent, request.Limits, version, session);
        return new(ShortCommand.StartInfo(agent.Path, arguments, environment, folder), session.Id);
    }
}
