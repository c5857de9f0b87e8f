namespace JakeOps.Worker;

/// <summary>Installs the worker as a service of the system: systemd, launchd or Windows. Each step is printed before it is
/// done.</summary>
internal static class ServiceCommand
{
    private static readonly TimeSpan StepLimit = TimeSpan.FromMinutes(1);

    private static readonly Option<bool> DryRun = CommandLine.Flag<bool>(
        "dry-run", "Print what would be done, and do nothing");

    private static readonly Option<string?> Target = CommandLine.Flag<string?>(
        "target", "Write the service's file into this folder and start nothing");

    public static Command Create() => new("service", "Start the worker with the machine")
    {
        CommandLine.With(new Command("install", "Install and start it; give the flags that the worker shall have") { DryRun, Target },
            Settings.All, InstallAsync),
        CommandLine.With(new Command("uninstall", "Stop and remove it") { DryRun, Target }, [Settings.WorkDir],
            values => CarryOutAsync(values, PlanOf(values).Uninstall())),
    };

    private static ServicePlan PlanOf(SettingValues values) =>
        new(OperatingSystem.IsMacOS() || !Environment.IsPrivilegedProcess, values.Given.GetValue(Target));

    private static Task<int> InstallAsync(SettingValues values)
    {
        var options = OptionReader.Worker(values);
        if (values.Refusal is { } refusal) return Task.FromResult(CommandLine.Refuse(refusal));
        // In the work folder, because everybody can read a service's file.
        if (options.KeepToken && !values.Given.GetValue(DryRun)) TokenStore.Keep(options);
        var flags = Settings.All.Except([Settings.Token, Settings.TokenFile, Settings.WorkDir, Settings.LogDir])
            .Where(values.IsFlag).SelectMany(setting =>
                values.Given.GetResult(setting)!.Tokens.Select(token => token.Value).Prepend(setting.Name));
        // In full, because the service's account may have another home folder.
        return CarryOutAsync(values, PlanOf(values).Install(
            ["--work-dir", options.Machine.WorkFolder, "--log-dir", options.Machine.LogFolder, .. flags]));
    }

    private static async Task<int> CarryOutAsync(SettingValues values, IEnumerable<ServiceStep> steps)
    {
        var (dryRun, onlyFiles) = (values.Given.GetValue(DryRun), values.Given.GetValue(Target) is not null);
        foreach (var step in steps.Where(step => step.File is not null || !onlyFiles))
        {
            Console.WriteLine(step.File is null ? $"runs {string.Join(' ', step.Command.Select(ServicePlan.Quoted))}"
                : step.Content is null ? $"deletes {step.File}" : $"writes {step.File}:\n{Visible.Block(step.Content)}");
            if (!dryRun && !await DoAsync(step)) return ExitCodes.RunFailed;
        }
        return ExitCodes.Stopped;
    }

    private static async Task<bool> DoAsync(ServiceStep step)
    {
        if (step is { File: { } file, Content: { } content })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, content);
        }
        else if (step.File is not null) File.Delete(step.File);
        if (step.Command is not [var program, .. var arguments]) return true;
        var answer = await ShortCommand.RunAsync(program, arguments, StepLimit);
        if (answer.ExitCode != 0) Console.Error.WriteLine($"{program} failed: {Visible.Line((answer.Errors + answer.Output).Trim())}");
        return answer.ExitCode == 0 || step.MayFail;
    }
}
