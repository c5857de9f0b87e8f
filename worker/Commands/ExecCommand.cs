namespace JakeOps.Worker;

/// <summary>One prompt on this machine, without a server: the same clone, sandbox, policy, approval and audit log as for a
/// server's request.</summary>
internal static class ExecCommand
{
    private static readonly Argument<string?> Prompt = new("prompt")
    {
        Description = "What the agent is asked; left out or -: read from standard input", Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Folder = CommandLine.Flag(
        "cwd", "A git repository; the agent works in a clone of what is committed there", _ => ".");

    private static readonly Option<bool> Edit = CommandLine.Flag<bool>(
        "edit", "The agent may edit; its commits come back as a branch of the repository");

    private static readonly Option<string[]> Allow = CommandLine.Flag<string[]>(
        "allow", "With --edit, a command that it may run, such as \"Bash(dotnet test:*)\"", _ => []);

    public static Command Create() => CommandLine.WithJson(
        new("exec", "Run one prompt here, without a server") { Prompt, Folder, Edit, Allow }, Settings.OfMachine, RunAsync);

    private static async Task<int> RunAsync(SettingValues values)
    {
        var (options, given) = (OptionReader.Machine(values), values.Given);
        if (values.Refusal is { } refusal) return CommandLine.Refuse(refusal);
        var prompt = given.GetValue(Prompt) is null or "-" ? await Console.In.ReadToEndAsync() : given.GetValue(Prompt)!;
        if (string.IsNullOrWhiteSpace(prompt)) return CommandLine.Refuse(new("There is no prompt.", ExitCodes.BadUsage));
        var work = options.Agents.WorkFolder = Path.Combine(options.WorkFolder, "exec");
        using var folder = WorkFolder.Lock(work);
        if (folder is null) return ExitCodes.Superseded;
        var machine = await GuardedMachine.StartAsync(options, new Terminal());
        await machine.Adapter.RecoverAsync([]);
        using var signals = new StopSignals(new Duty(), Console.Error.WriteLine);
        ExecutionResult? result = null;
        await foreach (var one in machine.Runner.RunAsync(Request(given, prompt), signals.Stop))
            if (one is ExecutionEnded ended) result = ended.Result;
        return Tell(given.GetValue(CommandLine.Json), result!);
    }

    private static ExecutionRequest Request(ParseResult given, string prompt)
    {
        var (id, edit) = (Guid.CreateVersion7(), given.GetValue(Edit));
        var title = prompt.Trim().Split('\n')[0];
        return new(
            id, 1, "local", new("exec", 0, title.Length > 80 ? title[..80] : title), "exec", Environment.UserName,
            new(prompt, "", edit ? ToolProfiles.Edit : ToolProfiles.ReadOnly, given.GetValue(Allow)!, null, null),
            new(Path.GetFullPath(given.GetValue(Folder)!), null, $"jakeops/exec-{id.ToString()[^12..]}", 0, [], null, null, false),
            new(null, edit ? title : null, edit, edit, null, null), new(null, null, null, null, null, null), [], 0);
    }

    private static int Tell(bool json, ExecutionResult result)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(result, Wire.Json.GetTypeInfo(typeof(ExecutionResult))));
        else
        {
            if (result.ResultText is { } text) Console.WriteLine(text);
            if (result.Error is { } error) Console.Error.WriteLine(Visible.Line(error));
            if (result.Changes is { Commits.Count: > 0 } changes)
                Console.Error.WriteLine($"{changes.Commits.Count} commits on the branch {changes.Branch}: git diff ...{changes.Branch}");
        }
        return result.Outcome switch
        {
            Outcomes.Succeeded => ExitCodes.Stopped,
            Outcomes.Refused => ExitCodes.PolicyRefused,
            Outcomes.Canceled => ExitCodes.Canceled,
            _ => ExitCodes.RunFailed,
        };
    }
}
