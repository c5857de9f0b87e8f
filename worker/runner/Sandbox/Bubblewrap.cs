using System.Text.RegularExpressions;

namespace JakeOps.Worker.Runner;

/// <summary>The command line of bubblewrap. What is not named here does not exist for the agent: not the home folder, not
/// other working trees, not the worker's token, not other processes.</summary>
/// <remarks>Paths are the same inside and outside, so that sessions are found again.</remarks>
internal static partial class Bubblewrap
{
    private static readonly string[] SystemFolders =
        ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/opt", "/etc", "/nix"];

    /// <param name="tree">The one folder that the agent works in.</param>
    /// <param name="scratch">Where its home and temporary folder are for this execution; deleted with it.</param>
    public static ProcessStartInfo Wrap(
        ProcessStartInfo agent, string program, string tree, string scratch, AgentOptions options)
    {
        var environment = new Dictionary<string, string>(agent.Environment!);
        var home = Home(environment);
        var config = environment.GetValueOrDefault("CLAUDE_CONFIG_DIR") ?? Path.Combine(home, ".claude");
        (environment["HOME"], environment["TMPDIR"]) = (home, "/tmp");
        List<string> arguments =
        [
            .. System(),
            "--bind", Made(scratch, "tmp"), "/tmp",
            "--bind", Made(scratch, "home"), home,
            .. Program(agent.FileName),
            .. options.SandboxRead.SelectMany(path => Visible("--ro-bind-try", Path.GetFullPath(path))),
            .. Configuration(config, home, tree, scratch),
            "--bind", tree, tree, "--chdir", tree,
            "--", agent.FileName, .. agent.ArgumentList,
        ];
        return ShortCommand.StartInfo(program, arguments, environment, tree);
    }

    /// <summary>The system, read-only, and a process table of its own.</summary>
    public static IEnumerable<string> System() =>
    [
        "--unshare-pid", "--unshare-ipc", "--new-session", "--proc", "/proc", "--dev", "/dev",
        .. SystemFolders.SelectMany(folder => new DirectoryInfo(folder) switch
        {
            { Exists: false } => [],
            { LinkTarget: { } target } => ["--symlink", target, folder],
            _ => Visible("--ro-bind", folder),
        }),
        // Often a link to a folder of the name service.
        .. File.ResolveLinkTarget("/etc/resolv.conf", true) is { Exists: true } names
            ? Visible("--ro-bind", names.FullName) : [],
    ];

    /// <summary>A home that lies inside the system would hide it.</summary>
    private static string Home(Dictionary<string, string> environment) =>
        environment.GetValueOrDefault("HOME") is { } home && Path.IsPathFullyQualified(home) && home != "/"
            && !IsSystem(home) ? home : "/home/agent";

    private static bool IsSystem(string path) => SystemFolders.Any(folder =>
        path == folder || path.StartsWith(folder + '/', StringComparison.Ordinal));

    /// <summary>The agent CLI where it is not part of the system: its own file, or the packages that it was installed
    /// with.</summary>
    private static IEnumerable<string> Program(string path)
    {
        var file = File.ResolveLinkTarget(path, true)?.FullName ?? path;
        var packages = file.LastIndexOf("/node_modules/", StringComparison.Ordinal);
        var folder = Path.GetDirectoryName(file)!;
        if (packages > 0) folder = file[..(file.IndexOf("/node_modules/", StringComparison.Ordinal) + 13)];
        else if (!File.Exists(Path.Combine(folder, Path.GetFileName(file) + ".dll"))) folder = file;
        return
        [
            .. IsSystem(folder) ? [] : Visible("--ro-bind", folder),
            .. file == path || IsSystem(path) || path.StartsWith(folder + '/', StringComparison.Ordinal)
                ? [] : (string[])["--symlink", file, path],
        ];
    }

    /// <summary>Its login, read and renewed in place; what its owner configured, read-only; and of all its sessions those
    /// of this working tree. Settings that it writes are gone afterwards: they would run commands outside.</summary>
    private static IEnumerable<string> Configuration(string config, string home, string tree, string scratch)
    {
        var state = config == Path.Combine(home, ".claude") ? Path.Combine(home, ".claude.json") : Path.Combine(config, ".claude.json");
        if (File.Exists(state)) File.Copy(state, Path.Combine(scratch, "home", ".claude.json"), overwrite: true);
        var sessions = Path.Combine(config, "projects", NoLetter().Replace(tree, "-"));
        Directory.CreateDirectory(sessions);
        return
        [
            .. state.StartsWith(home + '/', StringComparison.Ordinal) && Path.GetDirectoryName(state) == home
                ? [] : (string[])["--ro-bind-try", state, state],
            .. new[] { "settings.json", "CLAUDE.md" }.SelectMany(name => Visible("--ro-bind-try", Path.Combine(config, name))),
            .. Visible("--bind-try", Path.Combine(config, ".credentials.json")),
            .. Visible("--bind", sessions),
        ];
    }

    private static string Made(string scratch, string name) =>
        Directory.CreateDirectory(Path.Combine(scratch, name)).FullName;

    private static string[] Visible(string how, string path) => [how, path, path];

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoLetter();
}
