using System.CommandLine.Parsing;
using System.Text.Json.Serialization.Metadata;

namespace JakeOps.Worker;

/// <summary>All commands of the worker.</summary>
internal static class CommandLine
{
    public static readonly Option<bool> Json = Flag<bool>("json", "Print JSON, for scripts");

    private static readonly Option<bool> AsService = new(ServicePlan.AsService) { Hidden = true };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
        var errors = parsed.Errors.Select(error => error.Message).Append("See --help for all commands and options.");
        await Console.Error.WriteLineAsync(string.Join('\n', errors));
        return ExitCodes.BadUsage;
    }

    public static RootCommand Root()
    {
        var root = With(new RootCommand(Texts.Read("help.txt").TrimEnd()), [.. Settings.All, AsService], ConnectAsync);
        Command[] commands =
            [.. ControlCommands.Create(), DoctorCommand.Create(), ExecCommand.Create(), AuditCommand.Create(), ServiceCommand.Create()];
        foreach (var command in commands) root.Add(command);
        return root;
    }

    /// <param name="settings">Those that are flags of the command; the others may still be variables.</param>
    public static T With<T>(T command, IEnumerable<Option> settings, Func<SettingValues, Task<int>> run) where T : Command
    {
        foreach (var setting in settings) command.Add(setting);
        command.SetAction(given => run(new(given)));
        return command;
    }

    /// <summary>A command that prints what a script would want, too.</summary>
    public static Command WithJson(Command command, IEnumerable<Option> settings, Func<SettingValues, Task<int>> run) =>
        With(command, [Json, .. settings], run);

    /// <summary>Prints an answer as JSON or, for people, as lines.</summary>
    public static int Print<T>(SettingValues values, T answer, JsonTypeInfo<T> type, IEnumerable<string> lines, int code = 0)
    {
        if (values.Given.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(answer, type));
        else foreach (var line in lines) Console.WriteLine(Visible.Line(line));
        return code;
    }

    /// <summary>An option of a command that is no setting.</summary>
    public static Option<T> Flag<T>(string name, string description, Func<ArgumentResult, T>? otherwise = null) =>
        new($"--{name}") { Description = description, DefaultValueFactory = otherwise };

    public static int Refuse(Refusal refusal)
    {
        Console.Error.WriteLine(Visible.Line(refusal.Sentence));
        return refusal.ExitCode;
    }

    private static async Task<int> ConnectAsync(SettingValues values)
    {
        var options = OptionReader.Worker(values);
        if (values.Refusal is { } refusal) return Refuse(refusal);
        if (options.KeepToken) TokenStore.Keep(options);
        if (OperatingSystem.IsWindows() && values.Given.GetValue(AsService)) return WindowsService.Run(options);
        return await new WorkerProcess(options).RunAsync();
    }
}
