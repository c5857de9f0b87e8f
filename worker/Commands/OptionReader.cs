using System.CommandLine;
using JakeOps.Worker.Protocol;
using JakeOps.Worker.Runner;

namespace JakeOps.Worker;

/// <summary>Makes options of what was set, or says in a sentence what is wrong with it.</summary>
internal static class OptionReader
{
    public static (MachineOptions? Options, Refusal? Refusal) Machine(ParseResult given)
    {
        var values = new SettingValues(given);
        var options = Machine(values);
        if (values.Problem is { } problem) return (null, new(problem, ExitCodes.BadUsage));
        var (policy, wrong) = PolicyOf(values);
        return wrong is null ? (options with { Policy = policy }, null) : (null, new(wrong, ExitCodes.PolicyRefused));
    }

    public static (WorkerOptions? Options, Refusal? Refusal) Worker(ParseResult given)
    {
        var (machine, refusal) = Machine(given);
        if (machine is null) return (null, refusal);
        var values = new SettingValues(given);
        var (token, keep, problem) = TokenStore.Find(values, machine.WorkFolder, Console.In);
        if (token is null) return (null, new(problem!, ExitCodes.BadUsage));
        var server = values.Text(Settings.Server) is { } text ? Address(values, Settings.Server, text, "https", "http")
            : TokenFormat.ServerOf(token);
        var proxy = values.Text(Settings.Proxy) is { } via ? Address(values, Settings.Proxy, via, "http") : null;
        values.Wrong(ServerHttp.CaProblem(values.Text(Settings.Ca)));
        var options = new WorkerOptions(
            machine, token, keep, server!, values.Text(Settings.Name) ?? Environment.MachineName, values.List(Settings.Tags),
            values.Number(Settings.Capacity, 1, 64, 1), proxy, values.Text(Settings.Ca), values.Switch(Settings.Once),
            values.Duration(Settings.IdleExit));
        return values.Problem is { } wrong ? (null, new(wrong, ExitCodes.BadUsage)) : (options, null);
    }

    private static MachineOptions Machine(SettingValues values)
    {
        var work = values.Folder(Settings.WorkDir, "work");
        var sandbox = (values.Text(Settings.Sandbox) ?? "auto").ToLowerInvariant() switch
        {
            "auto" => SandboxMode.Auto,
            "bwrap" => SandboxMode.Bwrap,
            "none" => SandboxMode.None,
            _ => values.Wrong(Settings.Sandbox, "has to be auto, bwrap or none", SandboxMode.Bwrap),
        };
        var within = values.Duration(Settings.ApproveWithin) ?? TimeSpan.FromMinutes(5);
        return new(
            new()
            {
                AgentPath = values.Text(Settings.Agent), WorkFolder = work, Sandbox = sandbox,
                SandboxRead = [.. values.List(Settings.SandboxRead).Select(AtHome)], PassEnvironment = [.. values.List(Settings.PassEnv)],
                SecretFiles = [TokenStore.FileIn(work)],
            },
            work, values.Folder(Settings.LogDir, "logs"), Policy.None, values.Switch(Settings.Approve) ? within : null,
            values.Number(Settings.MinFreeDisk, 0, 1_000_000, 1000));
    }

    /// <summary>No shell reads the configuration file.</summary>
    private static string AtHome(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..]) : path;

    private static (Policy, string?) PolicyOf(SettingValues values)
    {
        var named = values.Text(Settings.Policy);
        var file = named ?? SettingValues.InHome("policy.conf");
        return named is not null || File.Exists(file) ? Policy.Read(Path.GetFullPath(file)) : (Policy.None, null);
    }

    private static Uri? Address(SettingValues values, Setting setting, string text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) ? address
            : values.Wrong<Uri?>(setting, $"has to be an address such as {schemes[0]}://jakeops.example", null);
}

/// <param name="Sentence">Why it goes no further, and what to do.</param>
internal sealed record Refusal(string Sentence, int ExitCode);
