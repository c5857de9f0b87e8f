using System.CommandLine;
using System.Net;
using JakeOps.AllInOne.Import;

namespace JakeOps.AllInOne;

/// <summary>The options of local mode: a flag wins over its environment variable, that over the default.</summary>
internal static class CommandLine
{
    private const string Description = """
        JakeOps on this machine: every service in one process, data in SQLite files, bound to 127.0.0.1 unless told otherwise.

        Examples:
          dotnet run --project services/all-in-one
          dotnet run --project services/all-in-one -- --demo
          dotnet run --project services/all-in-one -- --demo --exit-when-closed
          dotnet run --project services/all-in-one -- --runner remote --port 9000
          dotnet run --project services/all-in-one -- --listen 0.0.0.0
          dotnet run --project services/all-in-one -- import --deliveries DIR --sources DIR

        Exit codes: 0 stopped, imported, or the demo's Delivery closed; 1 the demo's Delivery failed; 2 wrong usage;
        3 could not start (port, data folder, database); 4 the demo timed out.
        """;

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder for databases, working trees and keys (JAKEOPS_DATA; default: jakeops in the user's data directory, " +
            "jakeops-demo with --demo)",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("JAKEOPS_DATA"),
    };

    private static readonly Option<int> Port = new("--port")
    {
        Description = "Port; 0 takes a free one (JAKEOPS_PORT)",
        DefaultValueFactory = _ => int.TryParse(Environment.GetEnvironmentVariable("JAKEOPS_PORT"), out var port) ? port : 8080,
    };

    private static readonly Option<string> Listen = new("--listen")
    {
        Description = "Address to listen on; 0.0.0.0 for all of this machine, and people sign in then (JAKEOPS_LISTEN; default: 127.0.0.1)",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("JAKEOPS_LISTEN") ?? "127.0.0.1",
    };

    private static readonly Option<bool?> Login = new("--login")
    {
        Description = "Let people sign in (JAKEOPS_LOGIN; default: only on other addresses than 127.0.0.1, where it cannot be off)",
        DefaultValueFactory = _ => bool.TryParse(Environment.GetEnvironmentVariable("JAKEOPS_LOGIN"), out var login) ? login : null,
    };

    private static readonly Option<string> Runner = new("--runner")
    {
        Description = "Where agents run: 'local' in this process (workers may connect too), 'remote' on connected workers only",
        DefaultValueFactory = _ => "local",
    };

    private static readonly Option<string?> Agent = new("--agent")
    {
        Description = "Path of the agent CLI (JAKEOPS_AGENT; default: claude on PATH, with --demo the simulated agent; the demo's own work is always simulated)",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("JAKEOPS_AGENT"),
    };

    private static readonly Option<int> Capacity = new("--capacity")
    {
        Description = "How many agents may run in this process at once", DefaultValueFactory = _ => 2,
    };

    private static readonly Option<string[]> Tags = new("--tags")
    {
        Description = "Runtime tags of this machine, separated by commas", DefaultValueFactory = _ => [],
        CustomParser = given => [.. given.Tokens.SelectMany(token =>
            token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))],
    };

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Make a sample git repository and a sample request and carry it through all phases with the simulated agent",
    };

    private static readonly Option<bool> ExitWhenClosed = new("--exit-when-closed")
    {
        Description = "With --demo: no checkpoints, one line per phase change, end when the Delivery is closed",
    };

    private static readonly Option<int> Timeout = new("--timeout")
    {
        Description = "With --exit-when-closed: seconds after which the demo has failed", DefaultValueFactory = _ => 300,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        Runner.AcceptOnlyFromAmong("local", "remote");
        Port.Validators.Add(given => Between(given, 0, 65535));
        Capacity.Validators.Add(given => Between(given, 1, 64));
        Timeout.Validators.Add(given => Between(given, 1, 86400));
        var root = new RootCommand(Description) { Data, Listen, Port, Login, Runner, Agent, Capacity, Tags, Demo, ExitWhenClosed, Timeout };
        root.Validators.Add(given =>
        {
            if (given.GetValue(ExitWhenClosed) && !given.GetValue(Demo)) given.AddError("--exit-when-closed goes with --demo.");
        });
        root.SetAction(async (given, stop) =>
        {
            if (RefuseAddress(given) is not { } refusal) return await LocalProcess.RunAsync(Read(given), stop);
            await Console.Error.WriteLineAsync(refusal);
            return ExitCodes.BadUsage;
        });
        root.Subcommands.Add(ImportCommand.Make(Data, ImportProcess.RunAsync));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("See --help for all options.");
        return ExitCodes.BadUsage;
    }

    /// <summary>Null for what goes together. No validator, because those do not see what stands in the environment.</summary>
    private static string? RefuseAddress(ParseResult given)
    {
        if (!IPAddress.TryParse(given.GetValue(Listen), out var address))
            return $"--listen takes an address of this machine, such as 127.0.0.1 or 0.0.0.0, not {given.GetValue(Listen)}.";
        if (given.GetValue(Login) is false && !IPAddress.IsLoopback(address))
            return $"Without sign-in JakeOps listens on this machine only, and {address} is open to others: leave out --login false, or --listen.";
        return given.GetValue(Demo) && SignsIn(given.GetValue(Login), address)
            ? "--demo gives its commands without signing in: leave out --login and --listen."
            : null;
    }

    private static LocalOptions Read(ParseResult given)
    {
        var address = IPAddress.Parse(given.GetValue(Listen)!);
        return new(
            given.GetValue(Data), address, given.GetValue(Port), SignsIn(given.GetValue(Login), address),
            given.GetValue(Runner) == "remote", given.GetValue(Agent), given.GetValue(Capacity), given.GetValue(Tags) ?? [],
            given.GetValue(Demo), given.GetValue(ExitWhenClosed), TimeSpan.FromSeconds(given.GetValue(Timeout)));
    }

    private static bool SignsIn(bool? login, IPAddress address) => login ?? !IPAddress.IsLoopback(address);

    private static void Between(System.CommandLine.Parsing.OptionResult given, int least, int most)
    {
        var value = given.GetValueOrDefault<int>();
        if (value < least || value > most) given.AddError($"{given.Option.Name} takes a number from {least} to {most}, not {value}.");
    }
}
