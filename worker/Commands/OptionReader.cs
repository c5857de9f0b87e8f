namespace JakeOps.Worker;

/// <summary>Makes options of what was set; where something is wrong with it, <see cref="SettingValues.Refusal"/> says
/// what.</summary>
internal static class OptionReader
{
    public static MachineOptions Machine(SettingValues values)
    {
        var work = values.Folder(Settings.WorkDir, "work");
        var within = values.Of(Settings.ApproveWithin) ?? TimeSpan.FromMinutes(5);
        var agents = new AgentOptions
        {
            AgentPath = values.Of(Settings.Agent), WorkFolder = work, PassEnvironment = values.Of(Settings.PassEnv) ?? [],
            Sandbox = values.Of(Settings.Sandbox) ?? SandboxMode.Auto, SecretFiles = [TokenStore.FileIn(work)],
            SandboxRead = [.. (values.Of(Settings.SandboxRead) ?? []).Select(AtHome)],
        };
        return new(
            agents, work, values.Folder(Settings.LogDir, "logs"), PolicyOf(values),
            values.Of(Settings.Approve) == true ? within : null, values.Of(Settings.MinFreeDisk) ?? 1000,
            values.Of(Settings.KeepLogs) ?? TimeSpan.FromDays(90));
    }

    public static WorkerOptions Worker(SettingValues values)
    {
        var machine = Machine(values);
        var (token, keep) = TokenStore.Find(values, machine.WorkFolder, Console.In);
        values.Wrong(ServerHttp.Authorities(values.Of(Settings.Ca)).Problem);
        return new(
            machine, token, keep, values.Of(Settings.Server) ?? TokenFormat.ServerOf(token)!,
            values.Of(Settings.Name) ?? Environment.MachineName, values.Of(Settings.Tags) ?? [],
            values.Of(Settings.Capacity) ?? 1, values.Of(Settings.Proxy), values.Of(Settings.Ca),
            values.Of(Settings.Once) == true, values.Of(Settings.IdleExit));
    }

    /// <summary>No shell reads the configuration file.</summary>
    private static string AtHome(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..]) : path;

    private static Policy PolicyOf(SettingValues values)
    {
        if (values.FileOf(Settings.Policy, "policy.conf") is not { } file) return Policy.None;
        var (policy, problem) = Policy.Read(Path.GetFullPath(file));
        values.Wrong(problem, ExitCodes.PolicyRefused);
        return policy;
    }
}
