namespace JakeOps.Worker.Runner;

/// <summary>Who the agent's commits are by: the machine's own git identity where it has one.</summary>
internal sealed record GitIdentity(string Name, string Email)
{
    public static readonly GitIdentity Own = new("JakeOps agent", "agent@jakeops.invalid");

    public static async Task<GitIdentity> OfMachineAsync(IReadOnlyDictionary<string, string> environment,
        CancellationToken cancel)
    {
        var name = await AskAsync("user.name", environment, cancel);
        var email = await AskAsync("user.email", environment, cancel);
        return name is null || email is null ? Own : new(name, email);
    }

    private static async Task<string?> AskAsync(
        string key, IReadOnlyDictionary<string, string> environment, CancellationToken cancel)
    {
        var answer = await ShortCommand.RunAsync(
            "git", ["config", "--global", "--get", key], environment, TimeSpan.FromSeconds(10), cancel);
        return answer is { ExitCode: 0 } && answer.Output.Trim() is { Length: > 0 } value ? value : null;
    }
}
