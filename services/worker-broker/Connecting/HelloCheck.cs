using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Whether a hello may come in, and what of it counts.</summary>
internal static class HelloCheck
{
    private const int MaxName = 100;
    private const int MaxCapacity = 64;
    private const int MaxRunning = 256;

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
        if (Tags.Problem(hello.Tags) is { } problem) return problem;
        var foreign = Tags.Clean(hello.Tags).Where(tag => !token.AllowedTags.Contains(tag.TrimStart('!'))).ToList();
        if (token.AllowedTags.Count == 0 || foreign.Count == 0) return null;
        return $"The token does not allow the tags {string.Join(", ", foreign)}; " +
            $"it allows {string.Join(", ", token.AllowedTags)}.";
    }

    public static WorkerFacts Facts(Hello hello, WorkerToken token) => new(
        token.Organization, hello.MachineId, hello.Name, Tags.Clean(hello.Tags), hello.Capacity, hello.Version,
        $"{hello.Os} {hello.Arch}".Trim());
}
