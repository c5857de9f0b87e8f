using System.ComponentModel;

namespace JakeOps.Worker.Runner;

/// <param name="ExitCode">Null when the command did not end in time.</param>
/// <param name="Output">Standard output, its last 4 KB; why it did not start where it did not.</param>
/// <param name="Errors">Standard error, its last 4 KB.</param>
internal sealed record ShortCommand(int? ExitCode, string Output, string Errors = "")
{
    /// <summary>With this process's own environment.</summary>
    public static Task<ShortCommand> RunAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan limit) =>
        RunAsync(program, arguments, AgentEnvironment.OfThisProcess().ToDictionary(), limit, CancellationToken.None);

    public static async Task<ShortCommand> RunAsync(string program, IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment, TimeSpan limit, CancellationToken cancel)
    {
        try
        {
            using var process = Process.Start(StartInfo(program, arguments, environment, Path.GetTempPath()))!;
            process.StandardInput.Close();
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            late.CancelAfter(limit);
            var (output, errors) = (new OutputTail(), new OutputTail());
            var pumps = Task.WhenAll(Pump(process.StandardOutput, output.Append),
                Pump(process.StandardError, errors.Append));
            try
            {
                await process.WaitForExitAsync(late.Token);
                await pumps.WaitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                cancel.ThrowIfCancellationRequested();
                return new(null, output.ToString());
            }
            return new(process.ExitCode, output.ToString(), errors.ToString());
        }
        catch (Win32Exception failure) { return new(-1, failure.Message); }
    }

    public static ProcessStartInfo StartInfo(string program, IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return start;
    }

    /// <summary>A thread of its own: a pipe of a process is read by a call that blocks, and it must not wait for a free
    /// thread of the pool while the process waits for us.</summary>
    public static Task Pump(StreamReader from, PipeBytes to) => Task.Factory.StartNew(
        () =>
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = from.BaseStream.Read(buffer)) > 0;) to(buffer.AsSpan(0, read));
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}

internal delegate void PipeBytes(ReadOnlySpan<byte> bytes);
