namespace JakeOps.Worker.Runner;

/// <param name="Info">How the agent's process is started.</param>
/// <param name="SessionId">Known before the agent says it.</param>
internal sealed record AgentStart(ProcessStartInfo Info, Guid SessionId)
{
    public static async Task<AgentStart> PrepareAsync(
        ExecutionRequest request, AgentFound agent, AgentOptions options, string folder, string scratch,
        CancellationToken cancel)
    {
        var environment = await AgentEnvironment.OfExecutionAsync(options, request.ExecutionId, cancel);
        var version = AgentProbe.VersionOf(agent);
        var session = AgentSession.Choose(request.Agent.SessionId, version, environment);
        var arguments = AgentInvocation.Arguments(request.Agent, request.Limits, version, session);
        var sandbox = await SandboxCheck.RequireAsync(options, cancel);
        var info = ShortCommand.StartInfo(agent.Path, arguments, environment, folder);
        if (sandbox.Program is { } program) info = Bubblewrap.Wrap(info, program, folder, scratch, options);
        Inheritance.None();
        options.OnLaunch?.Invoke(new(
            request.ExecutionId, folder, arguments, [.. environment.Keys.Order()], sandbox.Sentence));
        return new(Inheritance.Detached(info), session.Id);
    }
}
