using System.CommandLine;
using System.Text.Json;

namespace JakeOps.Worker;

/// <summary>Commands to the worker that runs on this machine.</summary>
internal static class ControlCommands
{
    private static readonly Option<string?> Reason = new("--reason") { Description = "Why, for the people at the server" };

    private static readonly Option<string?> For = new("--for") { Description = "How long, such as 2h; default: until resume" };

    private static readonly Option<bool> Now = new("--now") { Description = "Cancel what runs instead of finishing it" };

    private static readonly Setting[] Places = [Settings.WorkDir, Settings.Config];

    public static IEnumerable<Command> Create() =>
    [
        CommandLine.With(new Command("status", "What the running worker does, and why work waits") { CommandLine.Json }, Places,
            given => AskAsync(given, new("status"))),
        CommandLine.With(new Command("pause", "Take nothing new; what runs goes on") { Reason, For, CommandLine.Json }, Places, PauseAsync),
        CommandLine.With(new Command("resume", "Take work again") { CommandLine.Json }, Places, given => AskAsync(given, new("resume"))),
        CommandLine.With(new Command("stop", "Finish what runs, then leave") { Now, CommandLine.Json }, Places,
            given => AskAsync(given, new("stop", Now: given.GetValue(Now)))),
    ];

    private static Task<int> PauseAsync(ParseResult given)
    {
        var time = given.GetValue(For) is { } text ? SettingValues.Time(text) : null;
        if (given.GetValue(For) is not null && time is null)
            return Task.FromResult(CommandLine.Refuse(new("--for has to be a time such as 30s, 10m or 2h.", ExitCodes.BadUsage)));
        return AskAsync(given, new("pause", given.GetValue(Reason), DateTimeOffset.UtcNow + time));
    }

    private static async Task<int> AskAsync(ParseResult given, ControlOrder order)
    {
        var folder = new SettingValues(given).Folder(Settings.WorkDir, "work");
        if (await ControlSocket.AskAsync(folder, order) is not { } report)
            return CommandLine.Refuse(new($"No worker runs on {folder}: start one with `jakeops-worker`.", ExitCodes.NotRunning));
        if (given.GetValue(CommandLine.Json)) Console.WriteLine(JsonSerializer.Serialize(report, WorkerJson.Default.StatusReport));
        else foreach (var line in report.Lines()) Console.WriteLine(Visible.Line(line));
        return ExitCodes.Stopped;
    }
}
