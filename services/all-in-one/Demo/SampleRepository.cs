using System.Diagnostics;

namespace JakeOps.AllInOne.Demo;

/// <summary>A git repository with a little program in it, in the data folder: the demo's remote.</summary>
internal static class SampleRepository
{
    private static readonly (string File, string Text)[] Files =
    [
        ("README.md", "# Greeter\n\nA sample program for the JakeOps demo. `./greet.sh NAME` says hello.\n"),
        ("greet.sh", "#!/bin/sh\necho \"Hello, ${1:-world}!\"\n"),
    ];

    /// <summary>Path of the bare repository; made on first use.</summary>
    public static async Task<string> EnsureAsync(string folder, CancellationToken stop)
    {
        var bare = Path.Combine(folder, "greeter.git");
        if (Directory.Exists(bare)) return bare;
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
        return bare;
    }

    private static async Task GitAsync(string folder, CancellationToken stop, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, RedirectStandardError = true })!;
        var error = await git.StandardError.ReadToEndAsync(stop);
        await git.WaitForExitAsync(stop);
        if (git.ExitCode != 0) throw new InvalidOperationException($"git {arguments[0]} failed: {error}");
    }
}
