using System.Diagnostics;

namespace JakeOps.Tests.Support;

/// <summary>A real bare repository with one commit.</summary>
public static class GitRemote
{
    public static async Task<string> MakeAsync(string folder, string name = "app")
    {
        var (tree, bare) = (Path.Combine(folder, name), Path.Combine(folder, name + ".git"));
        Directory.CreateDirectory(tree);
        await File.WriteAllTextAsync(Path.Combine(tree, "README.md"), "# App\n");
        await GitAsync(tree, "init", "--quiet", "--initial-branch=trunk");
        await GitAsync(tree, "add", "--all");
        await GitAsync(tree, "-c", "user.name=T", "-c", "user.email=t@localhost", "commit", "--quiet", "-m", "Begin");
        await GitAsync(folder, "clone", "--quiet", "--bare", tree, bare);
        return bare;
    }

    public static async Task<string> GitAsync(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var error = git.StandardError.ReadToEndAsync();
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        git.ExitCode.ShouldBe(0, await error);
        return output;
    }
}
