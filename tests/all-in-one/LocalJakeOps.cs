using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>The real local process, as a person starts it.</summary>
internal sealed partial class LocalJakeOps : JakeOpsClient, IAsyncDisposable
{
    public static readonly string Folder = AppContext.BaseDirectory;
    public static readonly string SimulatedAgent = Path.Combine(Folder, "jakeops-simulated-agent");

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private LocalJakeOps(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, "jakeops"))
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["CLAUDE_SIMULATED_PACE_MS"] = "0" },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int ProcessId => _process.Id;

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static Task<LocalJakeOps> StartAsync(string data, params string[] more) =>
        StartAsync(data, new Dictionary<string, string>(), more);

    /// <param name="settings">Of the services, as environment variables.</param>
    public static async Task<LocalJakeOps> StartAsync(
        string data, IReadOnlyDictionary<string, string> settings, params string[] more)
    {
        string[] agent = more.Contains("--agent") ? [] : ["--agent", SimulatedAgent];
        var local = new LocalJakeOps(["--data", data, "--port", "0", .. agent, .. more], settings);
        await Eventually.TrueAsync(() => local._process.HasExited || Ready().IsMatch(local.Output));
        if (local._process.HasExited) throw new InvalidOperationException($"It ended with {local._process.ExitCode}:\n{local.Output}");
        // All addresses are this machine's own one too.
        local.Http = new() { BaseAddress = new(Ready().Match(local.Output).Groups[1].Value.Replace("0.0.0.0", "127.0.0.1")) };
        return local;
    }

    /// <summary>Runs it to its end; the exit code and everything it printed.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) =>
        RunAsync(new Dictionary<string, string>(), arguments);

    public static async Task<(int ExitCode, string Output)> RunAsync(
        IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var local = new LocalJakeOps(arguments, settings);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await local._process.WaitForExitAsync(limit.Token);
        return (local._process.ExitCode, local.Output);
    }

    /// <summary>kill -9: no handler of ours runs.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Note(string? line)
    {
        lock (_output) _output.AppendLine(line);
    }

    [GeneratedRegex(@"ready at (http://[\d.]+:\d+)")]
    private static partial Regex Ready();
}
