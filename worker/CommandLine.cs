using System.CommandLine;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker;

/// <summary>The options of the worker: a flag wins over its environment variable.</summary>
internal static class CommandLine
{
    private const string Description = """
        Runs agents on this machine for a JakeOps server.

        Example:
          jakeops-worker --token-file ~/.jakeops/token --tags linux,cuda --capacity 2

        A token is made with POST /api/workers/tokens and names its server. An argument can be seen in the process
        list: prefer --token-file or JAKEOPS_TOKEN where others use the machine.

        Exit codes: 0 stopped by Ctrl-C or SIGTERM; 2 wrong usage, or refused by the server as it is set up;
        3 token refused; 4 this version is too old for the server; 5 another worker uses the same working folder.
        """;

    private static readonly Option<string?> Token =
        new("--token") { Description = "Worker token jow_... (JAKEOPS_TOKEN)" };

    private static readonly Option<string?> TokenFile = new("--token-file")
    {
        Description = "File that holds the token; - for standard input (JAKEOPS_TOKEN_FILE)",
    };

    private static readonly Option<string?> Server = new("--server")
    {
        Description = "Address of the server (JAKEOPS_SERVER; default: the one in the token)",
    };

    private static readonly Option<string?> Tags = new("--tags")
    {
        Description =
            "What this machine can do, separated by commas; !tag takes only work that asks for it (JAKEOPS_TAGS)",
    };

    private static readonly Option<int?> Capacity = new("--capacity")
    {
        Description = "How many agents may run at once (JAKEOPS_CAPACITY; default: 1)",
    };

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "Name that people see (JAKEOPS_NAME; default: the machine's name)",
    };

    private static readonly Option<string?> WorkDir = new("--work-dir")
    {
        Description = "Folder for working trees; one worker at a time (JAKEOPS_WORK_DIR; default: ~/.jakeops/work)",
    };

    private static readonly Option<string?> Proxy = new("--proxy")
    {
        Description = "Proxy to the server, http://[user:password@]host:port " +
            "(JAKEOPS_PROXY; default: HTTPS_PROXY, HTTP_PROXY, NO_PROXY)",
    };

    private static readonly Option<string?> Ca = new("--ca")
    {
        Description = "PEM file with further certificate authorities to trust (JAKEOPS_CA; default: SSL_CERT_FILE)",
    };

    private static readonly Option<string?> Agent = new("--agent")
    {
        Description = "Path of the agent CLI (JAKEOPS_AGENT; default: claude on PATH)",
    };

    public static async Task<int> RunAsync(string[] args, Func<WorkerOptions, Task<int>> run)
    {
        var root = new RootCommand(Description)
        {
            Token, TokenFile, Server, Tags, Capacity, Name, WorkDir, Agent, Proxy, Ca,
        };
        root.SetAction(async given =>
        {
            var (options, problem) = Read(given, Console.In);
            if (options is not null) return await run(options);
            await Console.Error.WriteLineAsync(problem);
            return ExitCodes.BadUsage;
        });
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(new() { ProcessTerminationTimeout = null });
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
        await Console.Error.WriteLineAsync("See --help for all options.");
        return ExitCodes.BadUsage;
    }

    private static (WorkerOptions? Options, string? Problem) Read(ParseResult given, TextReader input)
    {
        var (token, problem) = TokenOf(given, input);
        if (token is null) return (null, problem);
        if (TokenFormat.ServerOf(token) is not { } named)
            return (null, "This is no whole worker token (jow_...): copy it again, or make a new one.");
        var text = Text(given, Server, "SERVER") ?? named.ToString();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
            return (null, "--server has to be an address such as https://jakeops.example.");
        var capacity = given.GetValue(Capacity)
            ?? (int.TryParse(Variable("CAPACITY") ?? "1", out var slots) ? slots : 0);
        if (capacity is < 1 or > 64) return (null, "--capacity has to be between 1 and 64.");
        Uri? proxy = null;
        if (Text(given, Proxy, "PROXY") is { } via
            && (!Uri.TryCreate(via, UriKind.Absolute, out proxy) || proxy.Scheme is not "http"))
            return (null, "--proxy has to be an address such as http://proxy.example:3128.");
        var ca = Text(given, Ca, "CA");
        if (ServerHttp.CaProblem(ca) is { } unusable) return (null, unusable);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return (new(
            token, server, Text(given, Name, "NAME") ?? Environment.MachineName,
            (Text(given, Tags, "TAGS") ?? "")
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            capacity, Path.GetFullPath(Text(given, WorkDir, "WORK_DIR") ?? Path.Combine(home, ".jakeops", "work")),
            Text(given, Agent, "AGENT"), proxy, ca), null);
    }

    /// <summary>Either flag before either variable.</summary>
    private static (string? Token, string? Problem) TokenOf(ParseResult given, TextReader input)
    {
        var (flag, file) = (given.GetValue(Token), given.GetValue(TokenFile));
        if (flag is null && file is null) (flag, file) = (Variable("TOKEN"), Variable("TOKEN_FILE"));
        if (flag is not null) return (flag.Trim(), null);
        if (file is null)
            return (null, "A worker token is missing: give --token-file FILE, --token jow_... or JAKEOPS_TOKEN. " +
                "POST /api/workers/tokens makes one.");
        try { return ((file == "-" ? input.ReadLine() ?? "" : File.ReadAllText(file)).Trim(), null); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, $"The token file cannot be read: {failure.Message}");
        }
    }

    private static string? Text(ParseResult given, Option<string?> option, string variable) =>
        given.GetValue(option) ?? Variable(variable);

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable($"JAKEOPS_{name}") is { Length: > 0 } value ? value : null;
}
