using System.ComponentModel;
using System.Diagnostics;

namespace JakeOps.AllInOne.Demo;

/// <summary>A git repository with a little program in it, in the data folder: the demo's remote.</summary>
internal static class SampleRepository
{
    /// <summary>In the data folder; what is in it is worked on by the simulated agent only.</summary>
    public const string Folder = "demo";

    private static readonly SemaphoreSlim OneAtATime = new(1);

    private static readonly (string File, string Text)[] Files =
    [
        ("README.md", "# Greeter\n\nA sample program for the JakeOps demo. `./greet.sh NAME` says hello.\n"),
        ("greet.sh", "#!/bin/sh\necho \"Hello, ${1:-world}!\"\n"),
    ];

    /// <summary>Path of the bare repository, made on first use; or the sentence that says why it cannot be made.</summary>
    public static async Task<(string? Remote, string? Refusal)> EnsureAsync(string folder, CancellationToken stop)
    {
        var bare = Path.Combine(folder, "greeter.git");
        await OneAtATime.WaitAsync(stop);
        try
        {
            if (!Directory.Exists(bare)) await MakeAsync(folder, bare, stop);
            return (bare, null);
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or UnauthorizedAccessException or GitFailedException)
        {
            return (null, $"The sample repository cannot be made in {folder}: {failure.Message} git has to be on PATH and the folder writable.");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task MakeAsync(string folder, string bare, CancellationToken stop)
    {
        var tree = Directory.CreateDirectory(Path.Combine(folder, "greeter")).FullName;
        foreach (var (file, text) in Files) await File.WriteAllTextAsync(Path.Combine(tree, file), text, stop);
        await GitAsync(tree, stop, "init", "--quiet", "--initial-branch=main");
        await GitAsync(tree, stop, "add", "--all");
        await GitAsync(tree, stop,
            "-c", "user.name=JakeOps demo", "-c", "user.email=demo@localhost", "commit", "--quiet", "--message=The greeter says hello");
        // Cloned under another name first: a demo that was killed half-way must not leave a repository that looks whole.
        var half = bare + ".new";
        if (Directory.Exists(half)) Directory.Delete(half, recursive: true);
        await GitAsync(folder, stop, "clone", "--quiet", "--bare", tree, half);
        Directory.Delete(tree, recursive: true);
        Directory.Move(half, bare);
    }

    private static async Task GitAsync(string folder, CancellationToken stop, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var error = await git.StandardError.ReadToEndAsync(stop);
        await git.WaitForExitAsync(stop);
        if (git.ExitCode != 0) throw new GitFailedException($"git {arguments[0]} failed: {error.Trim()}");
    }

    private sealed class GitFailedException(string message) : Exception(message);
}
