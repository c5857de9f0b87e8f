using System.Diagnostics;
using JakeOps.Tests.Support;
using JakeOps.Worker;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker as a user starts it.</summary>
public class WorkerProcessTests
{
    [Fact]
    public async Task It_connects_with_a_token_alone_and_leaves_when_it_is_asked_to()
    {
        await using var host = await BrokerHost.StartAsync();
        using var folder = new TempFolder();
        using var worker =
            new WorkerProgram(
                ["--token", await host.TokenTextAsync(), "--work-dir", folder.Path, "--name", "build-5", "--tags",
                    "a, B"]);
        var listed = await Eventually.BecomesAsync(
            async () => (await host.GetAsync("/api/worker/status")).GetProperty("workers"), workers =>
                workers.GetArrayLength() == 1);
        listed[0].GetProperty("name").GetString().ShouldBe("build-5");
        listed[0].GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["a", "b"]);
        await Eventually.TrueAsync(() => worker.Lines.Any(line => line.Contains("connected as build-5 to ")));
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(folder.File("machine-id")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        using var second = new WorkerProgram(["--token", await host.TokenTextAsync(), "--work-dir", folder.Path]);
        (await second.ExitAsync()).ShouldBe(5);
        second.Lines.ShouldContain(line => line.StartsWith("Another worker uses "));
        using var stop = Process.Start("kill", ["-TERM", worker.Id.ToString()]);
        (await worker.ExitAsync()).ShouldBe(0);
        worker.Lines.ShouldContain(line => line.EndsWith("bye"));
    }

    [Fact]
    public async Task A_token_that_the_server_refuses_ends_it_with_its_own_exit_code()
    {
        await using var host = await BrokerHost.StartAsync();
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("token"), TokenFormat.Create(host.Address) + "\n");
        using var worker = new WorkerProgram(["--work-dir", folder.Path], ("JAKEOPS_TOKEN_FILE", folder.File("token")));
        (await worker.ExitAsync()).ShouldBe(3);
        worker.Lines.ShouldContain(line => line.Contains("refuses the token"));
    }

    [Theory]
    [InlineData("A worker token is missing")]
    [InlineData("no whole worker token", "--token", "jow_abc")]
    [InlineData("cannot be read", "--token-file", "/nowhere/token")]
    [InlineData("--capacity has to be between 1 and 64", "--token", "TOKEN", "--capacity", "0")]
    [InlineData("--server has to be an address", "--token", "TOKEN", "--server", "nonsense")]
    [InlineData("--speed", "--speed", "9")]
    public async Task Wrong_usage_is_said_in_a_sentence(string sentence, params string[] arguments)
    {
        var token = TokenFormat.Create(new("http://127.0.0.1:1"));
        using var worker = new WorkerProgram([.. arguments.Select(argument => argument == "TOKEN" ? token : argument)]);
        (await worker.ExitAsync()).ShouldBe(2);
        worker.Lines.ShouldContain(line => line.Contains(sentence));
    }

    [Fact]
    public async Task Help_tells_every_option_its_variable_and_the_exit_codes()
    {
        using var worker = new WorkerProgram(["--help"]);
        (await worker.ExitAsync()).ShouldBe(0);
        var help = string.Join('\n', worker.Lines);
        foreach (var name in Settings.All.Select(Settings.NameOf))
        {
            help.ShouldContain($"--{name}");
            help.ShouldContain($"JAKEOPS_{name.ToUpperInvariant().Replace('-', '_')}");
        }
        help.ShouldContain("Exit codes:");
    }
}
