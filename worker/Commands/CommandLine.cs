using System.CommandLine;

namespace JakeOps.Worker;

/// <summary>All commands of the worker.</summary>
internal static class CommandLine
{
    private const string Description = """
        Runs agents on this machine for a JakeOps server.

        Examples:
          jakeops-worker --token jow_...                        connect and work; the token is kept
          jakeops-worker --tags unity,cuda --capacity 2         later, without the token
          jakeops-worker --approve --once                       one execution, after a question
          jakeops-worker status                                 what it does, and why work waits
          jakeops-worker pause --for 2h --reason "a release"
          jakeops-worker exec "Why does the build fail?" --cwd ~/src/app
          jakeops-worker audit verify
          jakeops-worker service install --dry-run

        Everything that can be set is a flag, an environment variable and a line of the configuration file; a flag wins
        over the variable, that over the file. An argument can be seen in the process list: prefer --token-file or
        JAKEOPS_TOKEN where others use the machine.

        Ctrl-C or SIGTERM: the first finishes what runs and takes nothing new, the second cancels it, the third leaves at
        once.

        Exit codes:
          0 done; stopped with nothing left     7 canceled by a second Ctrl-C
          2 wrong usage, or refused as set up   8 exec: the run failed
          3 token refused                       9 no worker runs on this work folder
          4 this version is too old             10 doctor: something that is needed is missing
          5 another worker uses the folder      11 audit verify: a log is not as it was written
          6 the policy or the owner refused it, 130 left at once by a third Ctrl-C
            or the policy file is wrong
        """;

    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON, for scripts" };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("See --help for all commands and options.");
        return ExitCodes.BadUsage;
    }

    public static RootCommand Root()
    {
        var root = With(new RootCommand(Description), Settings.All, ConnectAsync);
        foreach (var command in ControlCommands.Create()) root.Add(command);
        root.Add(DoctorCommand.Create());
        root.Add(ExecCommand.Create());
        root.Add(AuditCommand.Create());
        root.Add(ServiceCommand.Create());
        return root;
    }

    public static T With<T>(T command, IEnumerable<Setting> settings, Func<ParseResult, Task<int>> run) where T : Command
    {
        foreach (var setting in settings) command.Add(setting.Option);
        command.SetAction(run);
        return command;
    }

    public static int Refuse(Refusal refusal)
    {
        Console.Error.WriteLine(Visible.Line(refusal.Sentence));
        return refusal.ExitCode;
    }

    private static async Task<int> ConnectAsync(ParseResult given)
    {
        var (options, refusal) = OptionReader.Worker(given);
        if (options is null) return Refuse(refusal!);
        if (options.KeepToken) TokenStore.Keep(options);
        return await WorkerProcess.RunAsync(options);
    }
}
