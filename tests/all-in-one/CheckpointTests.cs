using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

[Collection(nameof(SharedLocal))]
public class CheckpointTests(SharedLocal shared)
{
    private readonly LocalJakeOps _local = shared.Local;

    [Fact]
    public async Task A_person_runs_and_approves_every_checkpoint_until_it_is_closed()
    {
        var id = await _local.CreateAsync("me/app", shared.Remote, label: "approved");

        foreach (var phase in new[] { "plan", "implement", "review" })
        {
            await _local.BecomesAsync(id, $"{phase}/pending");
            await _local.ActAsync(id, "run");
            await _local.BecomesAsync(id, $"{phase}/succeeded");
            await _local.ActAsync(id, "approve");
        }
        var closed = await _local.BecomesAsync(id, "close/succeeded");
        closed.GetProperty("phase_runs").EnumerateArray().Select(run => run.GetProperty("phase").GetString())
            .ShouldBe(["intake", "plan", "implement", "review", "verify", "deploy", "close"], ignoreOrder: false);
    }

    [Fact]
    public async Task A_rejected_plan_is_made_again_on_the_same_branch_with_the_reason_in_the_prompt()
    {
        var id = await _local.CreateAsync("me/app", shared.Remote, label: "rejected");
        await _local.ActAsync(id, "run");
        await _local.BecomesAsync(id, "plan/succeeded");
        await _local.ActAsync(id, "reject", new { reason = "Name the files, please." });
        await _local.BecomesAsync(id, "plan/pending");
        await _local.ActAsync(id, "run");
        var planned = await _local.BecomesAsync(id, "plan/succeeded");
        planned.GetProperty("runs").EnumerateArray().Last().GetProperty("prompt").GetString()!.ShouldContain("Name the files, please.");
        (await GitRemote.GitAsync(shared.Remote, "branch", "--list", $"jakeops/{id}*")).Trim().ShouldBe($"jakeops/{id}");
    }

    [Fact]
    public async Task A_review_that_does_not_pass_goes_back_to_implement_with_its_feedback_and_then_on_to_close()
    {
        var id = await _local.CreateAsync(
            "me/app", shared.Remote, new { checkpoints = Array.Empty<string>(), body = "simulate review: not-pass-once" }, "not passed");
        var closed = await _local.BecomesAsync(id, "close/succeeded");
        var runs = closed.GetProperty("runs").EnumerateArray().ToList();
        runs.Select(run => run.GetProperty("mode").GetString()).ShouldBe(["plan", "implement", "review", "implement", "review"]);
        var feedback = closed.GetProperty("phase_runs").EnumerateArray()
            .First(run => run.GetProperty("verdict").ToString() == "not_pass").GetProperty("reason").GetString()!;
        runs[3].GetProperty("prompt").GetString()!.ShouldContain(feedback);
    }

    [Fact]
    public async Task Canceling_a_running_agent_fails_the_phase_at_once_and_leaves_no_process()
    {
        var id = await _local.CreateAsync("me/app", shared.Remote, new { body = "simulate plan: hang" }, "canceled");
        await _local.ActAsync(id, "run");
        await Eventually.TrueAsync(() => AgentProcesses.Of(shared.Folder.Path).Count > 0);
        await _local.ActAsync(id, "cancel");
        var canceled = await _local.BecomesAsync(id, "plan/failed", 2);
        canceled.GetProperty("error").GetString()!.ShouldContain("Canceled by user");
        await Eventually.TrueAsync(() => AgentProcesses.Of(shared.Folder.Path).Count == 0);

        await _local.ActAsync(id, "retry");
        await _local.BecomesAsync(id, "plan/pending");
    }
}
