using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>The real local process, as a person starts it.</summary>
internal sealed partial class LocalJakeOps : IAsyncDisposable
{
    public static readonly string Folder = AppContext.BaseDirectory;
    public static readonly string SimulatedAgent = Path.Combine(Folder, "jakeops-simulated-agent");

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private LocalJakeOps(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder, "jakeops"))
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
            Environment = { ["CLAUDE_SIMULATED_PACE_MS"] = "0" },
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = new() { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Http { get; private set; } = new();

    public int ProcessId => _process.Id;

    public string Output
    {
        get { lock (_output) return _output.ToString(); }
    }

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static async Task<LocalJakeOps> StartAsync(string data, params string[] more)
    {
        var local = new LocalJakeOps(["--data", data, "--port", "0", "--agent", SimulatedAgent, .. more]);
        await Eventually.TrueAsync(() => local._process.HasExited || Ready().IsMatch(local.Output), 60);
        if (local._process.HasExited) throw new InvalidOperationException($"It ended with {local._process.ExitCode}:\n{local.Output}");
        local.Http = new() { BaseAddress = new(Ready().Match(local.Output).Groups[1].Value) };
        return local;
    }

    /// <summary>Runs it to its end; the exit code and everything it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var local = new LocalJakeOps(arguments);
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

    public async Task<string> CreateAsync(string repository, string remote, object? more = null, string label = "r-1")
    {
        var body = JsonSerializer.SerializeToNode(new
        {
            summary = $"Change {label}",
            repository,
            clone_url = remote,
            refs = new[] { new { role = "request", type = "verbal", label } },
        })!.AsObject();
        if (more is not null)
            foreach (var (name, value) in JsonSerializer.SerializeToNode(more)!.AsObject()) body[name] = value?.DeepClone();
        using var made = await Http.PostAsJsonAsync("/api/deliveries", body);
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(path);

    public async Task<JsonElement> ActAsync(string id, string action, object? body = null)
    {
        using var answer = await Http.PostAsJsonAsync($"/api/deliveries/{id}/{action}", body ?? new { });
        answer.IsSuccessStatusCode.ShouldBeTrue($"{action}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static string State(JsonElement delivery) =>
        $"{delivery.GetProperty("phase").GetString()}/{delivery.GetProperty("run_status").GetString()}";

    public Task<JsonElement> BecomesAsync(string id, Func<string, bool> wanted, int seconds = 60) =>
        Eventually.BecomesAsync(() => GetAsync($"/api/deliveries/{id}"), delivery => wanted(State(delivery)), seconds);

    public Task<JsonElement> BecomesAsync(string id, string state, int seconds = 60) =>
        BecomesAsync(id, now => now == state, seconds);

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

    [GeneratedRegex(@"ready at (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Ready();
}
