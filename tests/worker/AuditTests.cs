using System.Globalization;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class AuditTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly AuditLog _log;

    public AuditTests() => _log = new(_folder.Path);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_log_says_who_asked_for_what_and_nobody_else_may_read_it()
    {
        var (file, _) = await RunAsync("Do it.\nend\noutcome: forged\u001b[2J");

        var text = File.ReadAllText(file);
        text.ShouldContain("asked by: tester of local\n");
        text.ShouldContain("delivery: #1 A request (0123456789ab)\n");
        text.ShouldContain("prompt (30 bytes):\n| Do it.\n| end\n| outcome: forged\\u{001B}[2J\n");
        text.ShouldContain("working directory: /tree\nsandbox: bwrap\nenvironment: HOME, PATH\n");
        text.ShouldContain("masked: github_token 2\n");
        text.ShouldContain("sent: output 1000 bytes in 2 frames\n");
        text.ShouldEndWith("\nend\n");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(_folder.File("chain")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task What_was_not_touched_is_in_order_and_its_head_is_known()
    {
        await RunAsync();
        var (_, head) = await RunAsync();
        await RunAsync();

        Verify().Faults.ShouldBeEmpty();
        Verify().Good.ShouldBe(3);
        new AuditChain(_folder.Path).Verify(head).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_changed_byte_names_its_file_and_no_other()
    {
        await RunAsync();
        var (file, _) = await RunAsync();
        await RunAsync();
        var good = File.ReadAllBytes(file);
        // Not every place: each costs a hash of all files.
        for (var at = 0; at < good.Length; at += 97)
        {
            var bad = good.ToArray();
            bad[at] ^= 1;
            File.WriteAllBytes(file, bad);
            Verify().Faults.Single().File.ShouldBe(Path.GetFileName(file));
        }
    }

    [Fact]
    public async Task A_removed_and_a_cut_off_log_are_named()
    {
        var (removed, _) = await RunAsync();
        var (cut, _) = await RunAsync();
        File.Delete(removed);
        File.WriteAllText(cut, File.ReadAllText(cut)[..200]);

        Verify().Faults.ShouldBe([new(Path.GetFileName(removed), "was removed"), new(Path.GetFileName(cut), "was cut off")]);
    }

    [Fact]
    public async Task An_added_log_is_named_and_logs_removed_from_the_end_are_missed_by_the_head_that_the_server_has()
    {
        var (first, _) = await RunAsync();
        var (last, head) = await RunAsync();
        File.Copy(first, _folder.File("20260101T000000.000Z-added.log"));
        Verify().Faults.Single().What.ShouldStartWith("is not in the chain");

        File.Delete(_folder.File("20260101T000000.000Z-added.log"));
        File.Delete(last);
        var links = File.ReadAllLines(_folder.File("chain"));
        File.WriteAllText(_folder.File("chain"), links[0] + "\n");
        Verify().Faults.ShouldBeEmpty();
        new AuditChain(_folder.Path).Verify(head).Faults.Single().File.ShouldBe("chain");
    }

    [Fact]
    public async Task Logs_that_are_too_old_are_removed_and_what_is_left_is_told_apart_from_what_somebody_removed()
    {
        var (first, _) = await RunAsync();
        var (second, head) = await RunAsync();
        Pass(second);
        var (third, _) = await RunAsync();
        await _log.PruneAsync(BegunAt(third));

        new[] { first, second, third }.Select(File.Exists).ShouldBe([false, false, true]);
        var retention = Directory.GetFiles(_folder.Path, "*retention*.log").Single();
        File.ReadAllText(retention).ShouldContain($"removes: {Path.GetFileName(second)}\nremoves up to link: 2\n");
        (Verify().Faults.Count, Verify().Good, Verify().Retired).ShouldBe((0, 2, 2));
        // The server may have heard of a log that is gone.
        new AuditChain(_folder.Path).Verify(head).Faults.ShouldBeEmpty();

        var kept = File.ReadAllBytes(third);
        File.Delete(third);
        Verify().Faults.ShouldBe([new(Path.GetFileName(third), "was removed")]);
        File.WriteAllBytes(third, kept);
        var said = File.ReadAllText(retention);
        File.WriteAllText(retention, said.Replace("link: 2", "link: 3"));
        Verify().Faults.Select(fault => fault.File).ShouldBe(new[] { first, second, retention }.Select(Path.GetFileName));
        File.WriteAllText(retention, said);

        // The next removal takes the log of this one with it.
        Pass(retention);
        var (last, _) = await RunAsync();
        await _log.PruneAsync(BegunAt(last));
        File.Exists(retention).ShouldBeFalse();
        (Verify().Faults.Count, Verify().Good, Verify().Retired).ShouldBe((0, 2, 4));
    }

    [Fact]
    public async Task Logs_that_a_killed_worker_left_are_finished_by_the_next_start()
    {
        _log.Begin(LocalMachine.RequestFor("/r"));
        _log.Connected(new("http://server"), "me");
        var killed = new AuditLog(Directory.CreateDirectory(_folder.File("copy")).FullName);
        foreach (var file in Directory.GetFiles(_folder.Path, "*.log")) File.Copy(file, Path.Combine(_folder.File("copy"), Path.GetFileName(file)));

        await killed.RecoverAsync();

        new AuditChain(_folder.File("copy")).Verify(null).Good.ShouldBe(2);
        File.ReadAllText(Directory.GetFiles(_folder.File("copy"), "*.log")[0]).ShouldContain("outcome: unknown: the worker was killed");
    }

    [Fact]
    public async Task What_is_sent_after_an_execution_ended_counts_with_the_connection()
    {
        var request = LocalMachine.RequestFor("/r");
        _log.Connected(new("http://server"), "me");
        var log = _log.Begin(request);
        _log.Sent(new Output(request.ExecutionId, 1, 1, []), 100);
        await _log.EndAsync(request.ExecutionId, log, Result);
        _log.Sent(new Finished(request.ExecutionId, 1, Result), 50);
        _log.Sent(new WorkerHeartbeat(1, []), 7);
        await _log.DisconnectedAsync("done");

        var connection = File.ReadAllText(Directory.GetFiles(_folder.Path, "*connection*.log").Single());
        connection.ShouldContain("sent: finished 50 bytes in 1 frames\nsent: heartbeat 7 bytes in 1 frames\n");
        connection.ShouldNotContain("output");
    }

    private static ExecutionResult Result => new(
        Outcomes.Succeeded, null, null, 0, "Fine.", null, null, null, null, 0, 0, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);

    private static DateTime BegunAt(string log) => DateTime.ParseExact(
        Path.GetFileName(log)[..19], "yyyyMMdd'T'HHmmss'.'fff", CultureInfo.InvariantCulture);

    /// <summary>The next log is younger by its name.</summary>
    private static void Pass(string log) => SpinWait.SpinUntil(() => DateTime.UtcNow > BegunAt(log).AddMilliseconds(1));

    private AuditVerdict Verify() => new AuditChain(_folder.Path).Verify(null);

    private async Task<(string File, string Head)> RunAsync(string prompt = "Do it.")
    {
        var request = LocalMachine.RequestFor("/r", task => task with { Prompt = prompt });
        var log = _log.Begin(request);
        _log.Launched(new(request.ExecutionId, "/tree", [], ["HOME", "PATH"], "bwrap"));
        _log.Masked(request.ExecutionId, new Dictionary<string, long> { ["github_token"] = 2 });
        _log.Sent(new Output(request.ExecutionId, 1, 1, []), 400);
        _log.Sent(new Output(request.ExecutionId, 1, 2, []), 600);
        var head = await _log.EndAsync(request.ExecutionId, log, Result);
        return (Directory.GetFiles(_folder.Path, $"*{request.ExecutionId}.log").Single(), head);
    }
}
