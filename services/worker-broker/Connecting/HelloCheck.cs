using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Whether a hello may come in, and what of it counts.</summary>
internal static class HelloCheck
{
    private const int MaxName = 100;
    private const int MaxCapacity = 64;
    private const int MaxRunning = 256;
    private const int MaxAgents = 16;
    private const int MaxSaid = 300;

    /// <summary>What is wrong with it, as a sentence that the worker shows; null when nothing is.</summary>
    public static string? Problem(Hello hello, WorkerToken token)
    {
        (string What, string Text)[] shown =
            [("name", hello.Name), ("machine id", hello.MachineId), ("version", hello.Version), ("os", hello.Os)];
        foreach (var (what, text) in shown)
            if (text.Length is 0 or > MaxName || text.Any(char.IsControl))
                return $"The {what} has to have 1 to {MaxName} characters and no control characters.";
        if (hello.Capacity is < 1 or > MaxCapacity) return $"The capacity has to be between 1 and {MaxCapacity}.";
        if (hello.Running.Count > MaxRunning) return $"At most {MaxRunning} executions can run.";
        if (hello.Agents.Count > MaxAgents) return $"At most {MaxAgents} agents are taken down.";
        if (Tags.Problem(hello.Tags) is { } problem) return problem;
        var foreign = Tags.Clean(hello.Tags).Where(tag => !token.AllowedTags.Contains(tag.TrimStart('!'))).ToList();
        if (token.AllowedTags.Count == 0 || foreign.Count == 0) return null;
        return $"The token does not allow the tags {string.Join(", ", foreign)}; " +
            $"it allows {string.Join(", ", token.AllowedTags)}.";
    }

    public static WorkerFacts Facts(Hello hello, WorkerToken token, string address) => new(
        token.Organization, hello.MachineId, hello.Name, Tags.Clean(hello.Tags), hello.Capacity, hello.Version,
        $"{hello.Os} {hello.Arch}".Trim())
    {
        Agents = [.. hello.Agents.Select(agent => Said(agent.Version) + (agent.Simulated ? " (simulated)" : ""))],
        Problem = Said(hello.Problem), Paused = Said(hello.Paused),
        TokenId = token.Id, Repositories = token.AllowedRepositories, Address = address,
    };

    /// <summary>One line of bounded length; null where nothing was said.</summary>
    public static string? Said(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var line = string.Concat(text.Trim().Take(MaxSaid).Select(letter => char.IsControl(letter) ? ' ' : letter));
        return char.IsHighSurrogate(line[^1]) ? line[..^1] : line;
    }

    /// <summary>A pause in a worker's own words; who paused it elsewhere is not for the worker to say.</summary>
    public static Pause? Said(Pause? pause) =>
        pause is null ? null : pause with { Reason = Said(pause.Reason), Until = pause.Until?.ToUniversalTime(), By = null };
}
