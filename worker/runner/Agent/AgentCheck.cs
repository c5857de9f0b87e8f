namespace JakeOps.Worker.Runner;

/// <summary>Whether this machine can run agents.</summary>
/// <param name="Agent">The agent CLI that was found; null where none is usable.</param>
/// <param name="Problem">Why none is usable and what to do; null where one is.</param>
/// <param name="Sandbox">What an agent can read here.</param>
public sealed record AgentCheck(AgentFound? Agent, string? Problem, string Sandbox);
