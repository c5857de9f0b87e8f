using System.Diagnostics;

namespace JakeOps.Worker.SimulatedAgent.Tests;

/// <summary>A small git repository to work in.</summary>
internal sealed class Tree : IDisposable
{
    public Tree()
    {
        Folder = Directory.CreateTempSubdirectory("simulated-").FullName;
        File.WriteAllText(Path.Combine(Folder, "README.md"), "# demo\n");
        Git("init", "--quiet");
        Git("config", "user.name", "Ada");
        Git("config", "user.email", "ada@example.com");
        Git("add", ".");
        Git("commit", "--quiet", "--message", "Initial commit");
    }

    public string Folder { get; }

    public string Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd().TrimEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return text;
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(Folder, file), content);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
