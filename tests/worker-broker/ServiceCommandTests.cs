using JakeOps.Tests.Support;
using JakeOps.Worker;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker as a service of the system, without touching this system's own.</summary>
public sealed class ServiceCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _token = TokenFormat.Create(new Uri("http://127.0.0.1:8080"));

    public void Dispose() => _folder.Dispose();

    private string Unit => _folder.File(
        OperatingSystem.IsMacOS() ? "units/dev.jakeops.worker.plist" : "units/jakeops-worker.service");

    private string Work => _folder.File("work");

    [Fact]
    public async Task A_dry_run_prints_each_step_and_does_none()
    {
        var (code, printed) = await WorkerProgram.RunAsync(Install("--dry-run"));
        code.ShouldBe(0, printed);
        printed.ShouldContain($"writes {Unit}");
        printed.ShouldNotContain(_token);
        File.Exists(Unit).ShouldBeFalse();
        Directory.Exists(Work).ShouldBeFalse();
    }

    [Fact]
    public async Task The_file_holds_the_flags_and_the_token_stays_in_the_work_folder()
    {
        var (code, printed) = await WorkerProgram.RunAsync(Install());
        code.ShouldBe(0, printed);
        var unit = await File.ReadAllTextAsync(Unit);
        unit.ShouldNotContain(_token);
        // systemd reads a single one as the beginning of a specifier.
        var percent = OperatingSystem.IsLinux() ? "%%" : "%";
        foreach (var flag in new[] { "--tags", $"cuda,100{percent}", "--work-dir", Work }) unit.ShouldContain(flag);
        if (OperatingSystem.IsLinux())
        {
            unit.ShouldContain("KillMode=mixed");
            // A wrong token or a bad flag does not get better by starting again.
            unit.ShouldContain("RestartPreventExitStatus=2 3 4 6");
        }
        var kept = Path.Combine(Work, "token");
        (await File.ReadAllTextAsync(kept)).Trim().ShouldBe(_token);
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(kept).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (code, printed) = await WorkerProgram.RunAsync("service", "uninstall", "--target", _folder.File("units"));
        code.ShouldBe(0, printed);
        File.Exists(Unit).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_token_nothing_is_installed_and_the_way_to_one_is_told()
    {
        var (code, printed) = await WorkerProgram.RunAsync(
            "service", "install", "--target", _folder.File("units"), "--work-dir", Work);
        code.ShouldBe(2, printed);
        printed.ShouldContain("A worker token is missing");
        File.Exists(Unit).ShouldBeFalse();
    }

    /// <summary>As a list of words, because there is no Windows here to carry it out.</summary>
    [Fact]
    public void On_Windows_the_service_gets_a_command_line_that_keeps_its_words_and_an_account_that_may_do_little()
    {
        var steps = ServicePlan.InstallOnWindows(
            [@"C:\Program Files\jakeops-worker.exe", ServicePlan.AsService, "--work-dir", @"D:\work\", "--name", "a \"b\""]);

        steps.Select(step => string.Join('|', step.Command)).ShouldBe(
        [
            @"sc.exe|create|jakeops-worker|start=|auto|obj=|NT AUTHORITY\LocalService|binPath=|"
                + @"""C:\Program Files\jakeops-worker.exe"" ""--windows-service"" ""--work-dir"" ""D:\work\\"" ""--name"" ""a \""b\""""",
            "sc.exe|failure|jakeops-worker|reset=|86400|actions=|restart/60000",
        ]);
        CommandLine.Root().Parse([ServicePlan.AsService, "--name", "a"]).Errors.ShouldBeEmpty();
    }

    private string[] Install(params string[] more) =>
    [
        "service", "install", "--target", _folder.File("units"), "--work-dir", Work, "--tags", "cuda,100%",
        "--token", _token, .. more,
    ];
}
