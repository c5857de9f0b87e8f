using System.Security;

namespace JakeOps.Worker;

/// <summary>Something that is done to the machine: a file to write or, without content, to delete; or a command.</summary>
internal sealed record ServiceStep(string? File, string? Content, params string[] Command);

/// <summary>How the service is installed and removed with the service manager of a system.</summary>
/// <param name="ofUser">It belongs to this user and not to the machine.</param>
/// <param name="folder">Where the service's file goes; null for where the service manager looks.</param>
internal sealed class ServicePlan(bool ofUser, string? folder)
{
    private const string Name = "jakeops-worker";
    private static readonly string Home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    private string Unit => Path.Combine(
        folder ?? (ofUser ? Path.Combine(Home, ".config", "systemd", "user") : "/etc/systemd/system"), $"{Name}.service");

    private string PropertyList => Path.Combine(folder ?? Path.Combine(Home, "Library", "LaunchAgents"), "dev.jakeops.worker.plist");

    public IReadOnlyList<ServiceStep> Install(string[] flags)
    {
        // The program, or dotnet and its assembly where it was started by that.
        string[] command = [Environment.ProcessPath!,
            .. Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : (string[])[],
            .. flags];
        return OperatingSystem.IsMacOS()
            ? [new(PropertyList, ForLaunchd(command)), Run("launchctl", "load", "-w", PropertyList)]
            : [new(Unit, ForSystemd(command)), SystemCtl("daemon-reload"), SystemCtl("enable", "--now", Name)];
    }

    public IReadOnlyList<ServiceStep> Uninstall() => OperatingSystem.IsMacOS()
        ? [Run("launchctl", "unload", "-w", PropertyList), new(PropertyList, null)]
        : [SystemCtl("disable", "--now", Name), new(Unit, null), SystemCtl("daemon-reload")];

    public static string Quoted(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=,@~!".Contains(letter))
            ? word : $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";

    private ServiceStep SystemCtl(params string[] what) => Run(["systemctl", .. ofUser ? (string[])["--user"] : [], .. what]);

    private static ServiceStep Run(params string[] command) => new(null, null, command);

    private string ForSystemd(string[] command) => Texts.Read("jakeops-worker.service")
        .Replace("@TARGET@", ofUser ? "default.target" : "multi-user.target")
        .Replace("@COMMAND@", string.Join(' ', command.Select(word => Quoted(word).Replace("%", "%%").Replace("$", "$$"))));

    private static string ForLaunchd(string[] command) => Texts.Read("dev.jakeops.worker.plist").Replace(
        "@COMMAND@", string.Join('\n', command.Select(word => $"    <string>{SecurityElement.Escape(word)}</string>")));
}
