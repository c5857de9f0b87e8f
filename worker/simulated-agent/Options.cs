using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>The agent CLI's flags, as far as JakeOps uses them. An unknown one is refused.</summary>
internal sealed class Options
{
    private static readonly string[] Switches =
        ["-p", "--print", "--verbose", "--strict-mcp-config", "--restricted", "--version", "-v"];

    private static readonly string[] Valued =
    [
        "--input-format", "--output-format", "--session-id", "--resume", "--append-system-prompt",
        "--permission-prompts", "--setting-sources", "--tools", "--permission-mode", "--max-turns", "--max-budget-usd",
        "--json-schema", "--model",
    ];

    private static readonly string[] Variadic =
        ["--allowedTools", "--allowed-tools", "--disallowedTools", "--disallowed-tools"];

    private readonly HashSet<string> _switches = [];
    private readonly Dictionary<string, string> _values = [];

    private Options()
    {
    }

    public bool VersionOnly => _switches.Contains("--version") || _switches.Contains("-v");

    public bool StreamInput => Value("--input-format") == "stream-json";

    public string? Prompt { get; private set; }

    public string SessionId => Value("--session-id") ?? Value("--resume") ?? _newSession;

    public string PermissionMode => Value("--permission-mode") ?? "default";

    public JsonNode? Schema { get; private set; }

    public decimal? Budget =>
        decimal.TryParse(Value("--max-budget-usd"), CultureInfo.InvariantCulture, out var usd) ? usd : null;

    public string[] Tools =>
    [
        .. (Value("--tools") ?? "Bash,Edit,Read,Write").Split(',', StringSplitOptions.TrimEntries)
            .Where(tool => tool.Length > 0)
            .Concat(Schema is null ? [] : ["StructuredOutput"]).Order(StringComparer.Ordinal),
    ];

    /// <summary>What is played follows from the flags alone, as for a real agent what it may do.</summary>
    public string Phase =>
        Schema is not null ? "review" : Tools.Contains("Edit") || Tools.Contains("Write") ? "implement" : "plan";

    private readonly string _newSession = Guid.NewGuid().ToString();

    public static Options? Read(string[] args, out string refusal)
    {
        var options = new Options();
        refusal = options.Take(args) ?? options.Check() ?? "";
        return refusal.Length == 0 ? options : null;
    }

    private string? Value(string flag) => _values.GetValueOrDefault(flag);

    private string? Take(string[] args)
    {
        for (var at = 0; at < args.Length; at++)
        {
            var arg = args[at];
            if (Switches.Contains(arg)) _switches.Add(arg);
            else if (Variadic.Contains(arg)) while (at + 1 < args.Length && !args[at + 1].StartsWith('-')) at++;
            else if (Valued.Contains(arg))
            {
                if (++at == args.Length) return $"error: option '{arg} <value>' argument missing";
                _values[arg] = args[at];
            }
            else if (arg.StartsWith('-') && arg.Length > 1) return $"error: unknown option '{arg}'";
            else Prompt = arg;
        }
        return null;
    }

    private string? Check()
    {
        if (VersionOnly) return null;
        if (!_switches.Contains("-p") && !_switches.Contains("--print"))
            return "Error: The simulated agent has no interactive mode. Use -p.";
        if (Value("--output-format") != "stream-json") return "Error: The simulated agent prints stream-json only.";
        if (!_switches.Contains("--verbose"))
            return "Error: When using --print, --output-format=stream-json requires --verbose";
        if (!Guid.TryParse(SessionId, out _)) return "Error: Invalid session ID. Must be a valid UUID.";
        if (Value("--json-schema") is not { } schema) return null;
        try
        {
            Schema = JsonNode.Parse(schema);
            return null;
        }
        catch (JsonException)
        {
            return "Error: --json-schema is not valid JSON.";
        }
    }
}
