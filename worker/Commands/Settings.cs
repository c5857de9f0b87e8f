using System.CommandLine.Parsing;

namespace JakeOps.Worker;

/// <summary>Everything that can be set: by a flag, an environment variable, a line of the configuration file.</summary>
internal static class Settings
{
    public static readonly Option<string?>
        Token = Text("token", "jow_...", "Worker token; kept in the work folder, so that it is needed once"),
        TokenFile = Text("token-file", "FILE", "File that holds the token; - for standard input, then it is kept"),
        Ca = Text("ca", "FILE", "PEM file with further certificate authorities to trust; default: SSL_CERT_FILE"),
        Name = Text("name", "NAME", "Name that people see; default: the machine's name"),
        Agent = Text("agent", "FILE", "The agent CLI; default: claude on PATH"),
        Policy = Text("policy", "FILE", "What this machine allows; default: ~/.jakeops/policy.conf where it exists"),
        WorkDir = Text("work-dir", "DIR", "Folder for working trees; one worker at a time; default: ~/.jakeops/work"),
        LogDir = Text("log-dir", "DIR", "Folder of the audit logs; default: ~/.jakeops/logs"),
        Config = Text("config", "FILE", "File of NAME = VALUE lines; default: ~/.jakeops/worker.conf where it exists");

    public static readonly Option<Uri?>
        Server = Address("server", "Address of the server; default: the one in the token", "https", "http"),
        Proxy = Address("proxy",
            "Proxy to the server, http://[user:password@]host:port; default: HTTPS_PROXY, NO_PROXY", "http");

    public static readonly Option<string[]?>
        Tags = List("tags", "What this machine can do; !tag takes only work that asks for it"),
        SandboxRead = List("sandbox-read", "Further files and folders that agents may read, such as ~/.dotnet"),
        PassEnv = List("pass-env", "Further environment variables that agents get to see");

    public static readonly Option<int?>
        Capacity = Number("capacity", "N", "How many agents may run at once; default: 1", 1, 64),
        MinFreeDisk = Number("min-free-disk", "MB",
            "Take nothing when less is free in the work folder; default: 1000", 0, 1_000_000);

    public static readonly Option<TimeSpan?>
        ApproveWithin = Time("approve-within", "No answer in this time is a refusal; default: 5m"),
        IdleExit = Time("idle-exit", "Leave when nothing ran for this long, such as 10m"),
        KeepLogs = Time("keep-logs", "Remove audit logs that were begun longer ago than this; default: 90d");

    public static readonly Option<bool?>
        Approve = Switch("approve", "Ask at this terminal before anything runs"),
        Once = Switch("once", "Leave after one execution");

    public static readonly Option<SandboxMode?> Sandbox = Of(
        "sandbox", "MODE", "auto, bwrap (or no run at all) or none; default: auto", given => Read<SandboxMode?>(
            given, "has to be auto, bwrap or none", text => text.ToLowerInvariant() switch
            {
                "auto" => SandboxMode.Auto,
                "bwrap" => SandboxMode.Bwrap,
                "none" => SandboxMode.None,
                _ => null,
            }));

    public static readonly Option[]
        OfMachine =
            [
                Agent, Sandbox, SandboxRead, PassEnv, Policy, Approve, ApproveWithin, MinFreeDisk, WorkDir, LogDir, KeepLogs, Config,
            ],
        OfServer = [Token, TokenFile, Server, Proxy, Ca, Name, Tags, Capacity, Once, IdleExit],
        All = [.. OfServer, .. OfMachine];

    /// <summary>Its name in the configuration file.</summary>
    public static string NameOf(Option setting) => setting.Name[2..];

    /// <summary>Its environment variable.</summary>
    public static string VariableOf(Option setting) => $"JAKEOPS_{NameOf(setting).ToUpperInvariant().Replace('-', '_')}";

    /// <summary>Such as 30s, 10m, 2h or 90d.</summary>
    public static TimeSpan? ReadTime(ArgumentResult given) => Read<TimeSpan?>(
        given, "has to be a time such as 30s, 10m, 2h or 90d", text =>
            double.TryParse(text[..^1], out var count) && count is > 0 and < 10_000 ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            } : null);

    private static Option<string?> Text(string name, string argument, string description) =>
        Of(name, argument, description, string? (given) => given.Tokens[0].Value);

    private static Option<TimeSpan?> Time(string name, string description) => Of(name, "TIME", description, ReadTime);

    private static Option<string[]?> List(string name, string description) => Of(name, "A,B", description, string[]? (given) =>
        given.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static Option<int?> Number(string name, string argument, string description, int least, int most) =>
        Of(name, argument, description, given => Read<int?>(given, $"has to be between {least} and {most}",
            text => int.TryParse(text, out var number) && number >= least && number <= most ? number : null));

    private static Option<Uri?> Address(string name, string description, params string[] schemes) =>
        Of(name, "URL", description, given => Read(given, $"has to be an address such as {schemes[0]}://jakeops.example",
            text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && schemes.Contains(uri.Scheme) ? uri : null));

    private static Option<bool?> Switch(string name, string description) => Of<bool?>(name, null, description, null);

    /// <param name="argument">What its value is called in the help; null for a switch.</param>
    private static Option<T> Of<T>(string name, string? argument, string description, Func<ArgumentResult, T>? read)
    {
        var option = new Option<T>($"--{name}") { HelpName = argument, CustomParser = read };
        option.Description = $"{description} ({VariableOf(option)})";
        if (argument is null) option.Arity = ArgumentArity.ZeroOrOne;
        return option;
    }

    /// <param name="read">Null for a text that is wrong.</param>
    private static T Read<T>(ArgumentResult given, string wrong, Func<string, T> read)
    {
        var value = given.Tokens[0].Value is { Length: > 0 } text ? read(text) : default;
        if (value is null) given.AddError($"{((OptionResult)given.Parent!).Option.Name} {wrong}.");
        return value!;
    }
}
