using System.Collections.Concurrent;
using System.Diagnostics;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker's program as a user starts it, in folders of its own.</summary>
internal sealed class WorkerProgram : IDisposable
{
    private readonly TempFolder _logs = new();
    private readonly Process _process;

    public WorkerProgram(string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [TestPaths.Worker, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith("JAKEOPS_")).ToList())
            start.Environment.Remove(inherited);
        start.Environment["JAKEOPS_LOG_DIR"] = _logs.File("logs");
        start.Environment["JAKEOPS_WORK_DIR"] = _logs.File("work");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public ConcurrentQueue<string> Lines { get; } = new();

    public int Id => _process.Id;

    /// <summary>Its audit logs, unless an argument named another folder.</summary>
    public string Logs => _logs.File("logs");

    public string Printed => string.Join('\n', Lines);

    public StreamWriter Input => _process.StandardInput;

    public void Signal(string name) => Process.Start("kill", [$"-{name}", $"{Id}"]).WaitForExit();

    public Task SaysAsync(string words) => Eventually.TrueAsync(() => Lines.Any(line => line.Contains(words)));

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Printed)> RunAsync(params string[] arguments)
    {
        using var program = new WorkerProgram(arguments);
        program.Input.Close();
        return (await program.ExitAsync(), program.Printed);
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(60)).Token);
        // Reads what is still in the pipes.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
        _logs.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null) Lines.Enqueue(line.Data);
    }
}
