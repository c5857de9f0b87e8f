using System.Text.RegularExpressions;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The worker's manners, as its owner meets them.</summary>
public class WorkerCommandTests
{
    [Fact]
    public async Task Status_pause_resume_and_stop_reach_the_running_worker()
    {
        await using var machine = await WorkerMachine.StartAsync();
        (await WorkerProgram.RunAsync("status", "--work-dir", machine.Work)).Code.ShouldBe(9);
        using var worker = await machine.WorkerAsync("--name", "build-7", "--tags", "unity");
        await worker.SaysAsync("connected as build-7");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(machine.Work, "control")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        (await machine.StatusAsync("status")).GetProperty("tags")[0].GetString().ShouldBe("unity");
        var paused = await machine.StatusAsync("pause", "--for", "2h", "--reason", "a release");
        (paused.GetProperty("state").GetString(), paused.GetProperty("why").GetString())
            .ShouldBe(("paused", "The worker is paused on its machine: a release."));
        (await machine.StatusAsync("resume")).GetProperty("state").GetString().ShouldBeOneOf("connected", "connecting");
        (await machine.StatusAsync("stop")).GetProperty("state").GetString().ShouldBe("leaving");
        (await worker.ExitAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_first_signal_lets_what_runs_come_to_its_end_and_status_shows_it()
    {
        await using var machine = await WorkerMachine.StartAsync();
        using var worker = await machine.WorkerAsync();
        var id = await machine.RequestAsync("simulate: slow 400\nsimulate: lines 5");
        await WorkerMachine.RunsAsync(worker, id);
        worker.Signal("TERM");

        await worker.SaysAsync("stopping: what runs is finished, nothing new is taken");
        var running = (await machine.StatusAsync("status")).GetProperty("running")[0];
        (running.GetProperty("id").GetGuid(), running.GetProperty("phase").GetString()).ShouldBe((id, "plan"));
        (await machine.FinishedAsync(id)).Outcome.ShouldBe(Outcomes.Succeeded);
        (await worker.ExitAsync()).ShouldBe(0);
        worker.Lines.ShouldContain(line => line.EndsWith("bye"));
    }

    [Fact]
    public async Task The_second_signal_cancels_what_runs()
    {
        await using var machine = await WorkerMachine.StartAsync();
        using var worker = await machine.WorkerAsync();
        var id = await machine.RequestAsync("simulate: hang");
        await WorkerMachine.RunsAsync(worker, id);
        worker.Signal("INT");
        await worker.SaysAsync("stopping");
        worker.Signal("INT");

        (await worker.ExitAsync()).ShouldBe(7);
        (await machine.FinishedAsync(id)).Outcome.ShouldBe(Outcomes.Interrupted);
        worker.Printed.ShouldContain("canceling: agents are ended and the server is told");
    }

    [Fact]
    public async Task The_third_signal_leaves_at_once()
    {
        await using var machine = await WorkerMachine.StartAsync();
        using var worker = await machine.WorkerAsync();
        await WorkerMachine.RunsAsync(worker, await machine.RequestAsync("simulate: hang"));
        foreach (var words in new[] { "stopping", "canceling", "leaving at once" })
        {
            worker.Signal("INT");
            await worker.SaysAsync(words);
        }

        (await worker.ExitAsync()).ShouldBe(130);
        // The next start ends the agent that was left.
        using var next = machine.Worker("--idle-exit", "1s");
        (await next.ExitAsync()).ShouldBe(0, next.Printed);
        AgentProcesses.Of(machine.Work).ShouldBeEmpty();
    }

    [Fact]
    public async Task Once_and_idle_it_leaves_by_itself_and_the_token_is_needed_once()
    {
        await using var machine = await WorkerMachine.StartAsync();
        using var once = await machine.WorkerAsync("--once");
        var id = await machine.RequestAsync("Say hello.");
        (await machine.FinishedAsync(id)).Outcome.ShouldBe(Outcomes.Succeeded);
        (await once.ExitAsync()).ShouldBe(0);

        var token = Path.Combine(machine.Work, "token");
        if (!OperatingSystem.IsWindows()) File.GetUnixFileMode(token).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        // All logs of the first are older than that. To be idle begins with the start: it has to be connected by then.
        using var idle = machine.Worker("--idle-exit", "15s", "--keep-logs", "0.01s");
        (await idle.ExitAsync()).ShouldBe(0);
        idle.Printed.ShouldContain("connected as");
        Directory.GetFiles(machine.Logs, $"*{id}*").ShouldBeEmpty();
        var (code, printed) = await WorkerProgram.RunAsync("audit", "verify", "--log-dir", machine.Logs);
        (code, printed).ShouldBe((0, "2 logs are as they were written, 0 are not; 2 older ones were removed as --keep-logs says"));
    }

    [Fact]
    public async Task A_token_that_is_revoked_or_has_expired_ends_it_with_3()
    {
        await using var machine = await WorkerMachine.StartAsync();
        var made = await machine.Host.TokenAsync();
        using var worker = machine.Worker("--token", made.GetProperty("token").GetString()!);
        await worker.SaysAsync("connected as");
        (await machine.Host.Http.DeleteAsync($"/api/workers/tokens/{made.GetProperty("id").GetString()}")).EnsureSuccessStatusCode();
        (await worker.ExitAsync()).ShouldBe(3);

        var expiring = await machine.Host.TokenAsync(new { name = "short", expires_in_days = 1 });
        machine.Host.Clock.By = TimeSpan.FromDays(2);
        using var late = machine.Worker("--token", expiring.GetProperty("token").GetString()!);
        (await late.ExitAsync()).ShouldBe(3);
        late.Printed.ShouldContain("refuses the token");
    }

    [Fact]
    public async Task What_the_owner_or_the_policy_refuses_goes_back_with_the_reason()
    {
        await using var machine = await WorkerMachine.StartAsync();
        var id = await machine.RequestAsync("Do \u001b[2J\u202esomething.");
        using (var asking = await machine.WorkerAsync("--approve"))
        {
            await asking.SaysAsync("Do \\u{001B}[2J\\u{202E}something.");
            await asking.Input.WriteLineAsync("n it is late");
            (await machine.FinishedAsync(id)).Error!.ShouldContain("The owner of the machine refused it: it is late");
        }
        var other = await machine.RequestAsync("Do something.");
        using var narrow = machine.Worker("--policy", machine.File("policy", "# only these\nphases = review\n"));
        (await machine.FinishedAsync(other)).Error!.ShouldContain("its rule 'phases' allows review, and not plan");
    }

    [Fact]
    public async Task A_machine_with_too_little_disk_or_no_agent_says_so_and_takes_nothing()
    {
        await using var machine = await WorkerMachine.StartAsync();
        using var worker = await machine.WorkerAsync("--min-free-disk", "1000000");
        await worker.SaysAsync("takes nothing: Too little disk");

        (await machine.StatusAsync("status")).GetProperty("state").GetString().ShouldBe("problem");
        (await WorkerProgram.RunAsync("doctor", "--work-dir", machine.Work, "--agent", "/nowhere/claude")).Code.ShouldBe(10);
    }

    [Fact]
    public async Task The_logs_count_every_byte_that_a_proxy_in_between_saw_and_are_chained()
    {
        await using var machine = await WorkerMachine.StartAsync();
        using var proxy = new CountingProxy(machine.Host.Address);
        var first = await machine.RequestAsync("simulate: lines 9");
        var second = await machine.RequestAsync("simulate: big 200000");
        using (var worker = await machine.WorkerAsync("--server", proxy.Address.ToString()))
        {
            await machine.FinishedAsync(first);
            await machine.FinishedAsync(second);
            worker.Signal("TERM");
            (await worker.ExitAsync()).ShouldBe(0);
        }

        var logs = Directory.GetFiles(machine.Logs, "*.log");
        var counted = logs.SelectMany(File.ReadAllLines)
            .Select(line => Regex.Match(line, "^sent: (\\w+) (\\d+) bytes in (\\d+) frames$")).Where(match => match.Success)
            .GroupBy(match => match.Groups[1].Value)
            .ToDictionary(kind => kind.Key, kind => (kind.Sum(one => long.Parse(one.Groups[2].Value)), kind.Sum(one => long.Parse(one.Groups[3].Value))));
        counted.ShouldBe(proxy.Sent.ToDictionary(), ignoreOrder: true);
        counted.Keys.ShouldContain("output");

        (await WorkerProgram.RunAsync("audit", "verify", "--log-dir", machine.Logs)).Printed.ShouldBe("3 logs are as they were written, 0 are not");
        var changed = logs.First(file => Path.GetFileName(file).Contains(first.ToString()));
        var bytes = File.ReadAllBytes(changed);
        bytes[100] ^= 1;
        File.WriteAllBytes(changed, bytes);
        var (code, printed) = await WorkerProgram.RunAsync("audit", "verify", "--log-dir", machine.Logs);
        code.ShouldBe(11);
        printed.ShouldContain($"{Path.GetFileName(changed)} was changed");
    }
}
