using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.SimulatedAgent.Tests;

/// <summary>The built executable as a child process, spoken to as the worker does.</summary>
internal sealed class AgentRun : IDisposable
{
    public const string Verdict = """
        {"type":"object","additionalProperties":false,"required":["verdict","feedback"],
         "properties":{"verdict":{"enum":["pass","not_pass"]},"feedback":{"type":"string"}}}
        """;

    public static readonly string[] Plan =
        ["--tools", "Read,Glob,Grep", "--permission-mode", "dontAsk", "--max-turns", "30"];
    public static readonly string[] Review = [.. Plan, "--json-schema", Verdict];
    public static readonly string[] Implement =
    [
        "--tools", "Read,Glob,Grep,Edit,Write,Bash", "--permission-mode", "acceptEdits",
        "--allowedTools", "Bash(git:*)", "Bash(echo:*)", "--disallowedTools", "Bash(git push:*)",
    ];

    private static readonly string[] Base =
    [
        "-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose", "--restricted",
        "--strict-mcp-config", "--permission-prompts", "none", "--append-system-prompt", "You are the worker.",
    ];

    private readonly Process _process;
    private readonly Task<string> _errors;

    private AgentRun(string folder, string[] arguments, int pace)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "jakeops-simulated-agent"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["CLAUDE_SIMULATED_PACE_MS"] = $"{pace}";
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public List<AgentLine> Lines { get; } = [];

    public string? Rest { get; private set; }

    public string Errors => _errors.Result;

    public int Id => _process.Id;

    public AgentResult Result => Lines.Select(AgentResult.Of).OfType<AgentResult>().Single();

    public string Texts => string.Join(
        '\n', Lines.SelectMany(line => line.Blocks).Select(block => AgentLine.Text(block, "text")));

    public static AgentRun Start(string folder, string[] flags, int pace = 0) => new(folder, [.. Base, .. flags], pace);

    public static AgentRun StartBare(string folder, params string[] arguments) => new(folder, arguments, 0);

    /// <summary>One prompt, from its start to the end of the process.</summary>
    public static async Task<AgentRun> PlayAsync(string folder, string[] flags, string prompt, int exit = 0)
    {
        var run = Start(folder, flags);
        await run.SendAsync(prompt);
        await run.ReadUntilAsync(line => line.IsResult);
        (await run.EndAsync()).ShouldBe(exit, run.Errors);
        return run;
    }

    public Task SendAsync(string prompt) => SendAsync(new JsonObject
    {
        ["type"] = "user",
        ["message"] = new JsonObject
        {
            ["role"] = "user",
            ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = prompt }),
        },
    });

    public async Task SendAsync(JsonObject message)
    {
        await _process.StandardInput.WriteLineAsync(message.ToJsonString());
        await _process.StandardInput.FlushAsync();
    }

    public Task InterruptAsync() => SendAsync(new JsonObject
    {
        ["type"] = "control_request",
        ["request_id"] = "c1",
        ["request"] = new JsonObject { ["subtype"] = "interrupt" },
    });

    public Task SendRawAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    public async Task ReadUntilAsync(Predicate<AgentLine> last)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } text)
        {
            if (AgentLine.Read(Encoding.UTF8.GetBytes(text)) is not { } line) Rest = text;
            else
            {
                Lines.Add(line);
                if (last(line)) return;
            }
        }
    }

    /// <summary>Closes standard input and waits for the end.</summary>
    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await ReadUntilAsync(_ => false);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
