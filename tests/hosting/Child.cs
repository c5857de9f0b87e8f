using System.Diagnostics;
using JakeOps.Tests.Support;

namespace JakeOps.Hosting.Tests;

/// <summary>A ledger in a process of its own, to be killed.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public required HttpClient Http { get; init; }

    public static async Task<Child> StartAsync(Place place, params string[] more)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["ledger", .. place.Settings(more)])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("listening ", StringComparison.Ordinal))
            {
                _ = PassOnAsync(process.StandardOutput);
                return new(process) { Http = new() { BaseAddress = new(line["listening ".Length..]) } };
            }
        throw new InvalidOperationException("The ledger did not start.");
    }

    private static async Task PassOnAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line) TestContext.Current.SendDiagnosticMessage("{0}", line);
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>Kill -9.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Stops it in order: what it has consumed is acknowledged.</summary>
    public async Task StopAsync()
    {
        using var term = Process.Start("kill", [$"{_process.Id}"]);
        await Eventually.TrueAsync(() => HasEnded);
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        Http.Dispose();
    }
}
