using System.Net;
using System.Text.Json;
using JakeOps.Contracts;
using static JakeOps.Delivery.Tests.Results;

namespace JakeOps.Delivery.Tests;

/// <summary>Deliveries on their way, with the test in the place of workers, observers and people.</summary>
public abstract class FlowTests(DeliveryApp app)
{
    private static readonly object NoCheckpoints = new { checkpoints = Array.Empty<string>() };

    private readonly DeliveryApp _app = app;

    [Fact]
    public async Task Without_checkpoints_it_goes_from_request_to_close_by_itself()
    {
        var id = await _app.CreateAsync(NoCheckpoints);
        foreach (var phase in new[] { "plan", "implement", "review" })
            await _app.TellAsync(Answer(await _app.RequestedAsync(id, phase)));
        (await _app.WhereAsync(id)).ShouldBe("verify/pending");
        await _app.TellAsync(Observed(id, "verify", 1, "running"));
        (await _app.WhereAsync(id)).ShouldBe("verify/running");
        await _app.TellAsync(Observed(id, "verify", 1, "skipped"));
        await _app.TellAsync(Observed(id, "deploy", 1, "succeeded"));

        var delivery = await _app.GetAsync(id);
        (await _app.WhereAsync(id)).ShouldBe("close/succeeded");
        delivery.GetProperty("plan").GetProperty("content").GetString().ShouldBe("# Plan");
        delivery.GetProperty("cost_usd").GetDecimal().ShouldBe(1.5m);
        delivery.GetProperty("actions").GetArrayLength().ShouldBe(0);
        delivery.GetProperty("pull_request_url").GetString().ShouldBe("https://github.com/acme/shop/pull/7");
        var verify = delivery.GetProperty("phase_runs").EnumerateArray()
            .Single(run => run.GetProperty("phase").GetString() == "verify");
        (verify.GetProperty("outcome").GetString(), verify.GetProperty("reason").GetString())
            .ShouldBe(("skipped", "It was seen to be skipped."));
        await _app.Published.WaitAsync<DeliveryPhaseChanged>(one => one.DeliveryId == id
            && one is { Phase: "close", RunStatus: "succeeded" });
        _app.Published.Of<DeliveryPhaseChanged>().Where(one => one.DeliveryId == id)
            .Select(one => $"{one.Phase}/{one.RunStatus}").ShouldBe([
            "intake/pending", "intake/succeeded", "plan/pending", "plan/running", "plan/succeeded", "implement/pending",
            "implement/running", "implement/succeeded", "review/pending", "review/running", "review/succeeded",
            "verify/pending",
            "verify/running", "verify/succeeded", "deploy/pending", "deploy/succeeded", "close/pending",
            "close/succeeded",
        ]);
        _app.Published.Of<DeliveryPhaseChanged>().Where(one => one.DeliveryId == id).Select(one => one.Version)
            .ShouldBeInOrder();
    }

    [Fact]
    public async Task Each_phase_asks_a_worker_for_what_it_needs()
    {
        var (tags, tools) = (new[] { " Linux " }, new { implement = new[] { "Bash(dotnet test:*)" } });
        var limits = new { max_cost_usd = 5, timeout = 60, max_turns = 9 };
        var id = await _app.CreateAsync(
            new
            {
                checkpoints = Array.Empty<string>(), required_tags = tags, allowed_tools = tools, keep_tree = true,
                limits
            });
        var plan = await _app.RequestedAsync(id, "plan");
        (plan.Agent.ToolProfile, plan.Tree.Branch, plan.Tree.CloneUrl, plan.Tree.Depth, plan.Tree.Keep)
            .ShouldBe(("read_only", $"jakeops/{id}", "https://github.com/acme/shop.git", 50, true));
        (plan.Afterwards.ResultPath, plan.Afterwards.Push, plan.Afterwards.PullRequest!.Draft)
            .ShouldBe(($"docs/plans/{id}.md", true, true));
        plan.RequiredTags.ShouldBe(["linux"]);
        (plan.Limits.CostUsd, plan.Limits.TotalSeconds, plan.Limits.Turns).ShouldBe((5m, 60, 9));
        await _app.TellAsync(Answer(plan));

        var implement = await _app.RequestedAsync(id, "implement");
        (implement.Agent.ToolProfile, implement.Afterwards.CommitsExpected, implement.Limits.CostUsd)
            .ShouldBe(("edit", true, 4.5m));
        implement.Agent.AllowedTools.ShouldBe(["Bash(dotnet test:*)"]);
        implement.Agent.Prompt.ShouldContain("# Plan");
        await _app.TellAsync(Answer(implement));

        var review = await _app.RequestedAsync(id, "review");
        (review.Agent.ToolProfile, review.Tree.DiffFile, review.Afterwards.ReadyWhenVerdict, review.Afterwards.Push)
            .ShouldBe(("read_only", ".jakeops/review.diff", "pass", false));
        JsonDocument.Parse(review.Agent.OutputSchema!).RootElement.GetProperty("required").ToString().ShouldBe("""["verdict","feedback"]""");
    }

    [Fact]
    public async Task Checkpoints_hold_until_a_person_starts_and_approves()
    {
        var id = await _app.CreateAsync();
        (await _app.PostAsync(id, "run")).Status.ShouldBe(HttpStatusCode.Accepted);
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan")));
        (await _app.WhereAsync(id)).ShouldBe("plan/succeeded");
        (await _app.PostAsync(id, "approve", new { run = true })).Body.GetProperty("run_status").GetString()
            .ShouldBe("running");
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "implement")));
        (await _app.WhereAsync(id)).ShouldBe("implement/succeeded");
    }

    [Fact]
    public async Task A_review_that_does_not_pass_goes_round_with_its_feedback_until_the_limit_blocks()
    {
        var id = await _app.CreateAsync(
            new { checkpoints = Array.Empty<string>(), limits = new { max_review_rounds = 2 } });
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan")));
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "implement")));
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "review"), verdict: "not_pass"));
        var again = await _app.RequestedAsync(id, "implement", 2);
        again.Agent.Prompt.ShouldContain("Name the port.");
        await _app.TellAsync(Answer(again));
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "review", 2), verdict: "not_pass"));

        var blocked = await _app.GetAsync(id);
        (blocked.GetProperty("run_status").GetString(), blocked.GetProperty("verdict").GetString())
            .ShouldBe(("blocked", "not_pass"));
        blocked.GetProperty("error").GetString()!.ShouldContain("max_review_rounds");
        var (status, body) = await _app.PostAsync(id, "approve");
        status.ShouldBe(HttpStatusCode.Conflict);
        body.GetProperty("detail").GetString()!.ShouldContain("override");
        (await _app.PostAsync(id, "approve", new Dictionary<string,
            object>
        { ["override"] = true, ["reason"] = "Good enough" })).Status.ShouldBe(HttpStatusCode.OK);
        (await _app.WhereAsync(id)).ShouldBe("verify/pending");
    }

    [Fact]
    public async Task A_reject_tells_the_next_run_why()
    {
        var id = await _app.CreateAsync(new { phase = "plan", run_status = "succeeded" });
        await _app.PostAsync(id, "reject", new { reason = "Smaller steps, please.", run = true });
        var asked = await _app.RequestedAsync(id, "plan", 2);
        asked.Agent.Prompt.ShouldContain("Smaller steps, please.");
        asked.RequestedBy.ShouldBe("local");
    }

    [Fact]
    public async Task Failed_checks_lead_back_as_often_as_the_source_says_and_tell_the_agent_what_failed()
    {
        var id = await _app.CreateAsync(
            new { phase = "verify", checkpoints = Array.Empty<string>(), limits = new { max_failed_checks = 1 } });
        await _app.TellAsync(Observed(id, "verify", 1, "failed",
            new ObservedFact("unit tests", "failure", "abc", null, "PortTests.cs(7): expected 80", null)));
        var asked = await _app.RequestedAsync(id, "implement");
        asked.Agent.Prompt.ShouldContain("PortTests.cs(7): expected 80");
        await _app.TellAsync(Answer(asked));
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "review")));
        await _app.TellAsync(Observed(id, "verify", 1, "succeeded"));
        (await _app.WhereAsync(id)).ShouldBe("verify/pending");
        await _app.TellAsync(Observed(id, "verify", 2, "failed"));
        (await _app.WhereAsync(id)).ShouldBe("verify/failed");
    }

    [Fact]
    public async Task After_a_cancel_the_next_run_waits_until_the_old_one_is_confirmed_dead()
    {
        var id = await _app.CreateAsync(NoCheckpoints);
        var first = await _app.RequestedAsync(id, "plan");
        (await _app.PostAsync(id, "cancel")).Body.GetProperty("run_status").GetString().ShouldBe("failed");
        (await _app.Published.WaitAsync<ExecutionCancelRequested>(one => one.DeliveryId == id))
            .ExecutionId.ShouldBe(first.ExecutionId);
        (await _app.PostAsync(id, "retry")).Body.GetProperty("run_status").GetString().ShouldBe("running");
        (await _app.GetAsync(id)).GetProperty("waiting_reason").GetString()!.ShouldContain("cancelled run");
        _app.Published.Of<ExecutionRequested>().Count(one => one.DeliveryId == id).ShouldBe(1);

        await _app.TellAsync(Answer(first, "canceled"));
        (await _app.RequestedAsync(id, "plan", 2)).ExecutionId.ShouldNotBe(first.ExecutionId);
        (await _app.WhereAsync(id)).ShouldBe("plan/running");
    }

    [Theory]
    [InlineData("failed", null, "failed"), InlineData("interrupted", null, "failed"),
        InlineData("refused", null, "failed")]
    [InlineData("failed", "cost_limit", "blocked"), InlineData("something_new", null, "failed")]
    public async Task An_execution_that_did_not_succeed_leaves_its_sentence(string outcome, string? code,
        string expected)
    {
        var id = await _app.CreateAsync(NoCheckpoints);
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan"), outcome, code: code,
            error: "The agent is not logged in: run claude."));
        (await _app.WhereAsync(id)).ShouldBe($"plan/{expected}");
        (await _app.GetAsync(id)).GetProperty("error")
            .GetString()!.ShouldStartWith("The agent is not logged in: run claude.");
    }

    [Fact]
    public async Task An_empty_plan_an_implementation_without_commits_and_a_review_without_a_verdict_fail()
    {
        var id = await _app.CreateAsync(NoCheckpoints);
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan"), text: " "));
        (await _app.WhereAsync(id)).ShouldBe("plan/failed");
        await _app.PostAsync(id, "retry");
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan", 2)));
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "implement"), commits: 0));
        (await _app.GetAsync(id)).GetProperty("error").GetString()!.ShouldContain("changed nothing");
        await _app.PostAsync(id, "retry");
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "implement", 2)));
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "review"), verdict: "perhaps"));
        (await _app.WhereAsync(id)).ShouldBe("review/failed");
    }

    [Fact]
    public async Task A_spent_budget_blocks_before_the_next_run_and_raising_it_lets_retry_go_on()
    {
        var id = await _app.CreateAsync(new { checkpoints = Array.Empty<string>(), limits = new { max_cost_usd = 5 } });
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan"), cost: 5.12m));
        (await _app.GetAsync(id)).GetProperty("error").GetString()
            .ShouldBe("The budget of $5.00 is spent ($5.12): raise max_cost_usd, then retry");
        (await _app.WhereAsync(id)).ShouldBe("implement/blocked");
        await _app.OkAsync(HttpMethod.Patch, $"/api/deliveries/{id}", new { limits = new { max_cost_usd = 10 } });
        (await _app.PostAsync(id, "retry")).Body.GetProperty("run_status").GetString().ShouldBe("running");
        (await _app.RequestedAsync(id, "implement", 2)).Limits.CostUsd.ShouldBe(4.88m);
    }

    [Fact]
    public async Task Results_that_are_late_doubled_or_unknown_change_nothing()
    {
        var id = await _app.CreateAsync(NoCheckpoints);
        var plan = await _app.RequestedAsync(id, "plan");
        await _app.TellAsync(Answer(plan));
        var before = (await _app.GetAsync(id)).ToString();
        await _app.TellAsync(Answer(plan, "failed"));
        await _app.TellAsync(Finished(id, Guid.NewGuid(), 1, "implement"));
        await _app.TellAsync(Finished("ffffffffffff", Guid.NewGuid(), 1, "plan"));
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "implement")) with { Attempt = 9 });
        (await _app.GetAsync(id)).ToString().ShouldBe(before);
    }

    [Fact]
    public async Task A_run_shows_what_it_waits_for_who_runs_it_and_what_the_transcript_says()
    {
        var id = await _app.CreateAsync(NoCheckpoints);
        var asked = await _app.RequestedAsync(id, "plan");
        await _app.TellAsync(
            new ExecutionWaiting("default", asked.ExecutionId, id, 1, "No online worker has unity", Now));
        (await _app.GetAsync(id)).GetProperty("waiting_reason").GetString().ShouldBe("No online worker has unity");
        await _app.TellAsync(
            new ExecutionStarted("default", asked.ExecutionId, id, 1, "w1", "build-7", "simulated 1.0", true, Now));
        await _app.TellAsync(Answer(asked));
        await _app.TellAsync(new RunSummarized("default", asked.ExecutionId, id, 1, "opus", "s-1", "Planned.",
            new(0.75m, 1, 2, 3, 4, 5, 6), ["a"], ["a"], ["p"], ["explorer"], ["WebFetch"], true, Now));
        var delivery = await _app.GetAsync(id);
        var run = delivery.GetProperty("runs")[0];
        run.GetProperty("worker").ToString().ShouldBe("""{"id":"w1","name":"build-7","agent":"simulated 1.0","simulated":true}""");
        (run.GetProperty("status").GetString(), run.GetProperty("summary").GetString())
            .ShouldBe(("success", "Planned."));
        run.GetProperty("stats").GetProperty("cost_usd").GetDecimal().ShouldBe(0.75m);
        run.GetProperty("prompt").GetString()!.ShouldStartWith("Write the plan");
        delivery.GetProperty("simulated").GetBoolean().ShouldBeTrue();
        (await _app.Http.GetStringAsync($"/api/deliveries/{id}/runs/{asked.ExecutionId}/diff"))
            .ShouldStartWith("diff --git");
    }

    [Fact]
    public async Task Who_has_read_an_older_plan_neither_approves_nor_overwrites_the_new_one()
    {
        var id = await _app.CreateAsync();
        await _app.PostAsync(id, "generate-plan");
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan")));
        var plan = $"/api/deliveries/{id}/plan";
        await _app.OkAsync(HttpMethod.Put, plan, new { content = "# Second", based_on = 1 });
        var late = await _app.SendAsync(HttpMethod.Put, plan, new { content = "# Other", based_on = 1 });
        late.Status.ShouldBe(HttpStatusCode.Conflict);
        var approved = await _app.SendAsync(HttpMethod.Post, $"/api/deliveries/{id}/approve", new { plan_version = 1 });
        approved.Status.ShouldBe(HttpStatusCode.Conflict);
        approved.Body.GetProperty("detail").GetString()
            .ShouldBe("The plan is at version 2 now, and you have seen version 1: read the new one first.");
        var seen = (await _app.GetAsync(id)).GetProperty("plan");
        seen.GetProperty("hash").GetString()
            .ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("# Second"u8)));
        await _app.PostAsync(id, "approve", new { plan_version = seen.GetProperty("version").GetInt32() });
        (await _app.WhereAsync(id)).ShouldBe("implement/pending");
    }

    [Fact]
    public async Task An_edited_plan_is_a_new_version_that_names_its_editor_and_reaches_the_agent()
    {
        var id = await _app.CreateAsync();
        await _app.PostAsync(id, "generate-plan");
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan")));
        await _app.OkAsync(HttpMethod.Put, $"/api/deliveries/{id}/plan", new { content = "# My plan" });
        var plans = await _app.OkAsync(HttpMethod.Get, $"/api/deliveries/{id}/plans");
        plans.EnumerateArray()
            .Select(one => $"{one.GetProperty("version")} {one.GetProperty("content")} {one.GetProperty("edited_by")}")
            .ShouldBe(["1 # Plan ", "2 # My plan local"]);
        await _app.PostAsync(id, "approve", new { run = true });
        var asked = await _app.RequestedAsync(id, "implement");
        asked.Agent.Prompt.ShouldContain("# My plan");
        (asked.Tree.Committed!.Path, asked.Tree.Committed.Content).ShouldBe(($"docs/plans/{id}.md", "# My plan"));
        (await _app.SendAsync(HttpMethod.Put, $"/api/deliveries/{id}/plan", new { content = "x" }))
            .Status.ShouldBe(HttpStatusCode.Conflict);
    }
}
