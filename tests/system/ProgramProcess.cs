using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>A program that a test kills and starts again.</summary>
/// <param name="name">For people.</param>
/// <param name="folder">Its own; what it prints is in there.</param>
/// <param name="command">Program and arguments.</param>
/// <param name="environment">Added to this process's.</param>
internal class ProgramProcess(
    string name, string folder, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment)
    : IAsyncDisposable
{
    private const string Printed = "out";

    // A service that finds itself beyond help ends, and is started anew by whoever supervises it.
    private const string Supervised = $"""while :; do "$@"; echo "{EndedByItself} with $?"; sleep 0.5; done""";
    private const string EndedByItself = "== it ended by itself";

    // Compiling for a second time what is called often pays off later than these processes live.
    private readonly Dictionary<string, string> _environment = new(environment) { ["DOTNET_TC_CallCounting"] = "0" };

    private GuardedProcess? _process;

    public string Name => name;

    protected string Folder => folder;

    /// <summary>True for what is a supervised service.</summary>
    protected virtual bool StartedAnew => true;

    /// <summary>Everything that it has printed, over all of its lives.</summary>
    public string Output
    {
        get
        {
            var file = Path.Combine(folder, Printed);
            if (!File.Exists(file)) return "";
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            return reader.ReadToEnd();
        }
    }

    public int TimesEndedByItself => Output.Split(EndedByItself).Length - 1;

    /// <param name="prefix">Put before the command: <c>env NAME=value</c>.</param>
    public void Start(params string[] prefix)
    {
        Directory.CreateDirectory(folder);
        _process = GuardedProcess.Start(
            folder, StartedAnew ? Supervised : "exec \"$@\"", _environment, [.. prefix, .. command]);
    }

    /// <summary>Kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process) return;
        _process = null;
        await (StartedAnew ? process.KillAsync() : process.KillAloneAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
    }
}
