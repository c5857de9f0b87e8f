namespace JakeOps.Worker;

/// <summary>Commands to the worker that runs on this machine.</summary>
internal static class ControlCommands
{
    private static readonly Option<string?> Reason = CommandLine.Flag<string?>("reason", "Why, for the people at the server");

    private static readonly Option<TimeSpan?> For = new("--for")
    {
        Description = "How long, such as 2h; default: until resume", CustomParser = Settings.ReadTime,
    };

    private static readonly Option<bool> Now = CommandLine.Flag<bool>("now", "Cancel what runs instead of finishing it");

    public static IEnumerable<Command> Create() =>
    [
        Order(new("status", "What the running worker does, and why work waits"), _ => new("status")),
        Order(new("pause", "Take nothing new; what runs goes on") { Reason, For }, given =>
            new("pause", given.GetValue(Reason), DateTimeOffset.UtcNow + given.GetValue(For))),
        Order(new("resume", "Take work again"), _ => new("resume")),
        Order(new("stop", "Finish what runs, then leave") { Now }, given => new("stop", Now: given.GetValue(Now))),
    ];

    private static Command Order(Command command, Func<ParseResult, ControlOrder> order) =>
        CommandLine.WithJson(command, [Settings.WorkDir, Settings.Config], async values =>
        {
            var folder = values.Folder(Settings.WorkDir, "work");
            return await ControlSocket.AskAsync(folder, order(values.Given)) is { } report
                ? CommandLine.Print(values, report, WorkerJson.Default.StatusReport, report.Lines())
                : CommandLine.Refuse(new($"No worker runs on {folder}: start one with `jakeops-worker`.", ExitCodes.NotRunning));
        });
}
