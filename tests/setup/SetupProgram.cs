using System.Diagnostics;

namespace JakeOps.Setup.Tests;

/// <summary>The program as its container runs it, on a folder in place of the volumes.</summary>
internal sealed class SetupProgram(string volumes)
{
    private static readonly string[] Containers =
        ["setup", "postgres", "rabbitmq", "delivery", "transcripts", "github-sync", "worker-broker", "gateway"];

    public static SetupProgram OnEmptyVolumes(string folder)
    {
        foreach (var container in Containers) Directory.CreateDirectory(Path.Combine(folder, container));
        return new(folder);
    }

    public Process Start(string mode, string? postgres = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "JakeOps.Setup");
        var start = new ProcessStartInfo(program, [mode, volumes])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["JAKEOPS_POSTGRES"] = postgres;
        return Process.Start(start)!;
    }

    /// <summary>Everything that it printed.</summary>
    public async Task<string> RunAsync(string mode, string? postgres = null)
    {
        using var process = Start(mode, postgres);
        var printed = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, printed[1]);
        return string.Concat(printed);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(volumes, file));

    /// <summary>Every file and what it holds.</summary>
    public IReadOnlyDictionary<string, string> Files() => Directory
        .EnumerateFiles(volumes, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(volumes, file), File.ReadAllText);
}
