using System.Diagnostics;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>What a worker has to bear from an agent: silence, floods, crashes, children that stay.</summary>
internal static class Mischief
{
    private const int CrashExitCode = 134;

    public static async Task BeforeAsync(Orders orders, AgentStream stream, Tools tools, CancellationToken interrupt)
    {
        if (orders.Has("fork")) LeaveChild();
        if (orders.Has("stderr")) FloodStandardError();
        for (var line = 1; line <= orders.Count("lines"); line++)
            await tools.SayAsync($"Simulated line {line}.", interrupt);
        if (orders.Has("big")) await tools.SayAsync(new string('x', orders.Count("big")), interrupt);
        if (orders.Has("denied")) await tools.DeniedAsync(interrupt);
        if (orders.Has("subagent") && Directory.EnumerateFiles(".").FirstOrDefault() is { } file)
            await tools.SubagentAsync(Path.GetFileName(file), interrupt);
        if (orders.Has("crash")) Crash(stream);
        if (orders.Has("hang")) await Task.Delay(Timeout.Infinite, CancellationToken.None);
    }

    /// <summary>A child in a session of its own, as the real CLI's Bash tool starts them.</summary>
    private static void LeaveChild() =>
        Process.Start("bash", ["-c", "setsid sleep 600 < /dev/null > /dev/null 2>&1 &"]).WaitForExit();

    private static void FloodStandardError()
    {
        for (var line = 0; line < 5000; line++)
            Console.Error.WriteLine($"Simulated noise on standard error, line {line}.");
    }

    private static void Crash(AgentStream stream)
    {
        stream.Write(stream.Assistant(new() { ["type"] = "text", ["text"] = "The simulated agent crashes now." }));
        using (var output = Console.OpenStandardOutput()) output.Write("{\"type\":\"assistant\",\"mess"u8);
        Environment.Exit(CrashExitCode);
    }
}
