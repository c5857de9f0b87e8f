using System.Security;
using JakeOps.Worker.Runner;

namespace JakeOps.Worker;

/// <summary>What is done to the machine: each step is printed before it is done.</summary>
/// <param name="Content">What the file shall hold; null to delete it.</param>
internal sealed record ServicePlan(
    string File, string? Content, IReadOnlyList<string[]> Before, IReadOnlyList<string[]> After)
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromMinutes(1);

    public static ServicePlan Install(ServicePlace place, IReadOnlyList<string> flags)
    {
        string[] command = [.. Self, .. flags];
        return place.Kind == "systemd"
            ? new(place.File, Unit(command, place.OfUser), [],
                [SystemCtl(place, "daemon-reload"), SystemCtl(place, "enable", "--now", "jakeops-worker")])
            : new(place.File, PropertyList(command), [], [["launchctl", "load", "-w", place.File]]);
    }

    public static ServicePlan Uninstall(ServicePlace place, IReadOnlyList<string> flags) => place.Kind == "systemd"
        ? new(place.File, null, [SystemCtl(place, "disable", "--now", "jakeops-worker")], [SystemCtl(place, "daemon-reload")])
        : new(place.File, null, [["launchctl", "unload", "-w", place.File]], []);

    public async Task<int> CarryOutAsync(bool dryRun, bool startIt)
    {
        if (startIt && !await RunAsync(Before, dryRun)) return ExitCodes.RunFailed;
        if (Content is not null)
        {
            Console.WriteLine($"writes {File}:\n{Visible.Block(Content)}");
            if (!dryRun)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(File)!);
                await System.IO.File.WriteAllTextAsync(File, Content);
            }
        }
        else
        {
            Console.WriteLine($"deletes {File}");
            if (!dryRun) System.IO.File.Delete(File);
        }
        return !startIt || await RunAsync(After, dryRun) ? ExitCodes.Stopped : ExitCodes.RunFailed;
    }

    private static async Task<bool> RunAsync(IReadOnlyList<string[]> steps, bool dryRun)
    {
        foreach (var step in steps)
        {
            Console.WriteLine($"runs {string.Join(' ', step.Select(Quoted))}");
            if (dryRun) continue;
            var environment = AgentEnvironment.OfThisProcess().ToDictionary();
            var answer = await ShortCommand.RunAsync(step[0], step[1..], environment, StepLimit, CancellationToken.None);
            if (answer.ExitCode == 0) continue;
            Console.Error.WriteLine($"{step[0]} failed: {Visible.Line((answer.Errors + answer.Output).Trim())}");
            return false;
        }
        return true;
    }

    private static string[] SystemCtl(ServicePlace place, params string[] what) =>
        ["systemctl", .. place.OfUser ? (string[])["--user"] : [], .. what];

    /// <summary>The program, or dotnet and its assembly where it was started by that.</summary>
    private static string[] Self => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? [Environment.ProcessPath!, Environment.GetCommandLineArgs()[0]] : [Environment.ProcessPath!];

    /// <summary>Only the worker gets the signal: its agents are finished first, and nothing of it stays.</summary>
    private static string Unit(string[] command, bool ofUser) => $"""
        [Unit]
        Description=JakeOps worker
        After=network-online.target
        Wants=network-online.target

        [Service]
        ExecStart={string.Join(' ', command.Select(word => Quoted(word).Replace("%", "%%").Replace("$", "$$")))}
        Restart=on-failure
        RestartPreventExitStatus=2 3 4 6
        KillMode=mixed
        TimeoutStopSec=1h
        UMask=0077

        [Install]
        WantedBy={(ofUser ? "default.target" : "multi-user.target")}

        """;

    private static string PropertyList(string[] command) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key><string>dev.jakeops.worker</string>
          <key>ProgramArguments</key>
          <array>
        {string.Join('\n', command.Select(word => $"    <string>{SecurityElement.Escape(word)}</string>"))}
          </array>
          <key>RunAtLoad</key><true/>
          <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>
          <key>ExitTimeOut</key><integer>3600</integer>
        </dict>
        </plist>

        """;

    private static string Quoted(string word) => word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "-_./:=,@~!".Contains(letter))
        ? word : $"\"{word.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
