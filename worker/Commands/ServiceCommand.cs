using System.CommandLine;

namespace JakeOps.Worker;

/// <summary>Installs the worker as a service of the system: systemd or launchd.</summary>
internal static class ServiceCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Print what would be done, and do nothing" };

    private static readonly Option<string?> Target = new("--target")
    {
        Description = "Write the service's file into this folder and start nothing",
    };

    public static Command Create() => new("service", "Start the worker with the machine")
    {
        CommandLine.With(new Command("install", "Install and start it; give the flags that the worker shall have") { DryRun, Target },
            Settings.All, given => RunAsync(given, ServicePlan.Install)),
        CommandLine.With(new Command("uninstall", "Stop and remove it") { DryRun, Target },
            [Settings.WorkDir], given => RunAsync(given, ServicePlan.Uninstall)),
    };

    private static async Task<int> RunAsync(ParseResult given, Func<ServicePlace, IReadOnlyList<string>, ServicePlan> make)
    {
        if (ServicePlace.OfThisMachine(given.GetValue(Target)) is not { } place)
            return CommandLine.Refuse(new(
                "On Windows the worker is no service yet: let the Task Scheduler start it at log-on.", ExitCodes.BadUsage));
        var values = new SettingValues(given);
        if (given.CommandResult.Command.Name == "install")
        {
            var (options, refusal) = OptionReader.Worker(given);
            if (options is null) return CommandLine.Refuse(refusal!);
            // In the work folder, because everybody can read a service's file.
            if (options.KeepToken && !given.GetValue(DryRun)) TokenStore.Keep(options);
        }
        var flags = Settings.All.Except([Settings.Token, Settings.TokenFile])
            .Select(setting => (setting, Value: values.Flag(setting))).Where(one => one.Value is not null)
            .SelectMany(one => one.setting.Argument is null ? [$"--{one.setting.Name}"] : (string[])[$"--{one.setting.Name}", one.Value!]);
        var plan = make(place, [.. flags]);
        return await plan.CarryOutAsync(given.GetValue(DryRun), startIt: given.GetValue(Target) is null);
    }
}
