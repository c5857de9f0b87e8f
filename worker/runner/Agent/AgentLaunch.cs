namespace JakeOps.Worker.Runner;

/// <summary>How an agent is started.</summary>
/// <param name="Folder">Its working directory.</param>
/// <param name="Arguments">Those of the agent CLI.</param>
/// <param name="Environment">Names of the variables that it gets.</param>
/// <param name="Sandbox">What it can read.</param>
public sealed record AgentLaunch(
    Guid ExecutionId, string Folder, IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment, string Sandbox);
