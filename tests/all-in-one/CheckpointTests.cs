using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

public class CheckpointTests
{
    [Fact]
    public async Task A_person_runs_and_approves_every_checkpoint_until_it_is_closed()
    {
        using var folder = new TempFolder();
        var remote = await GitRemote.MakeAsync(folder.Path);
        await using var local = await LocalJakeOps.StartAsync(folder.File("data"));
        var id = await local.CreateAsync("me/app", remote);

        foreach (var phase in new[] { "plan", "implement", "review" })
        {
            await local.BecomesAsync(id, $"{phase}/pending");
            await local.ActAsync(id, "run");
            await local.BecomesAsync(id, $"{phase}/succeeded");
            await local.ActAsync(id, "approve");
        }
        var closed = await local.BecomesAsync(id, "close/succeeded");
        closed.GetProperty("phase_runs").EnumerateArray().Select(run => run.GetProperty("phase").GetString())
            .ShouldBe(["intake", "plan", "implement", "review", "verify", "deploy", "close"], ignoreOrder: false);
    }

    [Fact]
    public async Task A_rejected_plan_is_made_again_on_the_same_branch_with_the_reason_in_the_prompt()
    {
        using var folder = new TempFolder();
        var remote = await GitRemote.MakeAsync(folder.Path);
        await using var local = await LocalJakeOps.StartAsync(folder.File("data"));
        var id = await local.CreateAsync("me/app", remote);
        await local.ActAsync(id, "run");
        await local.BecomesAsync(id, "plan/succeeded");
        await local.ActAsync(id, "reject", new { reason = "Name the files, please." });
        await local.BecomesAsync(id, "plan/pending");
        await local.ActAsync(id, "run");
        var planned = await local.BecomesAsync(id, "plan/succeeded");
        planned.GetProperty("runs").EnumerateArray().Last().GetProperty("prompt").GetString()!.ShouldContain("Name the files, please.");
        (await GitRemote.GitAsync(remote, "branch", "--list", "jakeops/*")).Trim().ShouldBe($"jakeops/{id}");
    }

    [Fact]
    public async Task A_review_that_does_not_pass_goes_back_to_implement_with_its_feedback_and_then_on_to_close()
    {
        using var folder = new TempFolder();
        var remote = await GitRemote.MakeAsync(folder.Path);
        await using var local = await LocalJakeOps.StartAsync(folder.File("data"));
        var id = await local.CreateAsync(
            "me/app", remote, new { checkpoints = Array.Empty<string>(), body = "simulate review: not-pass-once" });
        var closed = await local.BecomesAsync(id, "close/succeeded");
        var runs = closed.GetProperty("runs").EnumerateArray().ToList();
        runs.Select(run => run.GetProperty("mode").GetString()).ShouldBe(["plan", "implement", "review", "implement", "review"]);
        var feedback = closed.GetProperty("phase_runs").EnumerateArray()
            .First(run => run.GetProperty("verdict").ToString() == "not_pass").GetProperty("reason").GetString()!;
        runs[3].GetProperty("prompt").GetString()!.ShouldContain(feedback);
    }

    [Fact]
    public async Task Canceling_a_running_agent_fails_the_phase_at_once_and_leaves_no_process()
    {
        using var folder = new TempFolder();
        var remote = await GitRemote.MakeAsync(folder.Path);
        await using var local = await LocalJakeOps.StartAsync(folder.File("data"));
        var id = await local.CreateAsync("me/app", remote, new { body = "simulate plan: hang" });
        await local.ActAsync(id, "run");
        await Eventually.TrueAsync(() => AgentProcesses.Of(folder.Path).Count > 0);
        await local.ActAsync(id, "cancel");
        var canceled = await local.BecomesAsync(id, "plan/failed", 2);
        canceled.GetProperty("error").GetString()!.ShouldContain("Canceled by user");
        await Eventually.TrueAsync(() => AgentProcesses.Of(folder.Path).Count == 0, 30);

        await local.ActAsync(id, "retry");
        await local.BecomesAsync(id, "plan/pending");
    }
}
