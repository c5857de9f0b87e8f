using System.Security;

namespace JakeOps.Worker;

/// <summary>Something that is done to the machine: a file to write or, without content, to delete; or a command.</summary>
/// <param name="MayFail">What comes after it is done all the same.</param>
internal sealed record ServiceStep(string? File, string? Content, bool MayFail, params string[] Command);

/// <summary>How the service is installed and removed with the service manager of a system.</summary>
/// <param name="ofUser">It belongs to this user and not to the machine.</param>
/// <param name="folder">Where the service's file goes; null for where the service manager looks.</param>
internal sealed class ServicePlan(bool ofUser, string? folder)
{
    /// <summary>The flag by which the worker knows that the service control manager of Windows started it.</summary>
    public const string AsService = "--windows-service";

    private const string Name = "jakeops-worker";
    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private string Unit => Path.Combine(
        folder ?? (ofUser ? Path.Combine(Home, ".config", "systemd", "user") : "/etc/systemd/system"), $"{Name}.service");

    private string PropertyList => Path.Combine(folder ?? Path.Combine(Home, "Library", "LaunchAgents"), "dev.jakeops.worker.plist");

    /// <summary>The program, or dotnet and its assembly where it was started by that.</summary>
    private static string[] Self => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]] : [Environment.ProcessPath!];

    public IReadOnlyList<ServiceStep> Install(string[] flags) =>
        OperatingSystem.IsWindows() ? InstallOnWindows([.. Self, AsService, .. flags])
        : OperatingSystem.IsMacOS()
            ? [new(PropertyList, ForLaunchd([.. Self, .. flags]), false), Run("launchctl", "load", "-w", PropertyList)]
            : [new(Unit, ForSystemd([.. Self, .. flags]), false), SystemCtl("daemon-reload"), SystemCtl("enable", "--now", Name)];

    /// <summary>Not started, and of an account that may do little: agents run as whoever the owner chooses.</summary>
    public static IReadOnlyList<ServiceStep> InstallOnWindows(string[] command) =>
    [
        Run("sc.exe", "create", Name, "start=", "auto", "obj=", @"NT AUTHORITY\LocalService", "binPath=",
            string.Join(' ', command.Select(word => $"\"{word.Replace("\"", "\\\"")}{(word.EndsWith('\\') ? "\\" : "")}\""))),
        Run("sc.exe", "failure", Name, "reset=", "86400", "actions=", "restart/60000"),
    ];

    public IReadOnlyList<ServiceStep> Uninstall() =>
        // A service that does not run cannot be stopped, and is deleted all the same.
        OperatingSystem.IsWindows() ? [Run("sc.exe", "stop", Name) with { MayFail = true }, Run("sc.exe", "delete", Name)]
        : OperatingSystem.IsMacOS() ? [Run("launchctl", "unload", "-w", PropertyList), new(PropertyList, null, false)]
        : [SystemCtl("disable", "--now", Name), new(Unit, null, false), SystemCtl("daemon-reload")];

    public static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=,@~!".Contains(letter))
            ? word : $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private ServiceStep SystemCtl(params string[] what) => Run(["systemctl", .. ofUser ? (string[])["--user"] : [], .. what]);

    private static ServiceStep Run(params string[] command) => new(null, null, false, command);

    private string ForSystemd(string[] command) => Texts.Read("jakeops-worker.service")
        .Replace("@TARGET@", ofUser ? "default.target" : "multi-user.target")
        .Replace("@COMMAND@", string.Join(' ', command.Select(word => Quoted(word).Replace("%", "%%").Replace("$", "$$"))));

    private static string ForLaunchd(string[] command) => Texts.Read("dev.jakeops.worker.plist").Replace(
        "@COMMAND@", string.Join('\n', command.Select(word => $"    <string>{SecurityElement.Escape(word)}</string>")));
}
