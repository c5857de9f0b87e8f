using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>Deploy follows the merge and the environment's deployment, observe its window.</summary>
public class DeployTests
{
    private const string Head = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string Merge = "cccccccccccccccccccccccccccccccccccccccc";
    private const string Before = "0000000000000000000000000000000000000000";
    private const string After = "dddddddddddddddddddddddddddddddddddddddd";

    private static readonly object Production = new
    {
        deploy = new { environment = "production" }, observe = new { window_seconds = 1, open_delivery = true },
    };

    private static readonly object LongWindow = new
    {
        deploy = new { environment = "production" }, observe = new { window_seconds = 3600, open_delivery = true },
    };

    [Fact]
    public async Task It_waits_for_the_merge_and_names_the_commit_that_it_made_on_the_default_branch()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Head);
        await watching.BeginAsync("deploy", pull);
        await watching.RunningAsync($"Waits for the merge of pull request #{pull.Number}.");
        pull.Merge(Merge);
        var seen = await watching.EndAsync();
        (seen.Outcome, seen.Reason).ShouldBe(("succeeded", $"Pull request #{pull.Number} was merged as ccccccc."));
        seen.Evidence.Single().ShouldSatisfyAllConditions(
            fact => fact.State.ShouldBe("merged"), fact => fact.Commit.ShouldBe(Merge), fact => fact.Url.ShouldBe(pull.HtmlUrl));
    }

    [Fact]
    public async Task A_pull_request_that_the_worker_did_not_open_is_found_by_its_branch()
    {
        await using var watching = await Watching.StartAsync();
        await watching.BeginAsync("deploy", null);
        await watching.RunningAsync("Waits for a pull request of jakeops/0123456789ab.");
        watching.Repository.AddPull("jakeops/0123456789ab", Head).Merge(Merge);
        (await watching.EndAsync()).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task Closed_without_a_merge_it_is_blocked()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Head);
        await watching.BeginAsync("deploy", pull);
        await watching.RunningAsync("Waits for the merge");
        pull.Close();
        var seen = await watching.EndAsync();
        seen.Outcome.ShouldBe("blocked");
        seen.Reason.ShouldContain("closed without a merge");
    }

    [Fact]
    public async Task Not_merged_within_its_time_it_is_blocked()
    {
        await using var watching = await Watching.StartAsync(new { deploy = new { time_limit_seconds = 1 } });
        await watching.BeginAsync("deploy", watching.Repository.AddPull("jakeops/0123456789ab", Head));
        (await watching.EndAsync()).Reason.ShouldContain("was not merged within 1 s: merge it, then retry.");
    }

    [Theory]
    [InlineData("success", "succeeded"), InlineData("failure", "failed"), InlineData("error", "failed")]
    public async Task Where_an_environment_is_named_its_deployment_of_the_merge_decides(string state, string outcome)
    {
        await using var watching = await Watching.StartAsync(Production);
        var pull = Merged(watching);
        watching.Repository.Deployments.Add(new(1, Before, "production") { States = { "failure" } });
        watching.Repository.Deployments.Add(new(2, Merge, "staging") { States = { "success" } });
        await watching.BeginAsync("deploy", pull);
        await watching.RunningAsync("Merged as ccccccc; waits for a deployment to production.");
        var deployment = new StubDeployment(3, Merge, "production") { States = { "queued", "in_progress" } };
        watching.Repository.Deployments.Add(deployment);
        await watching.RunningAsync("Deployment 3 to production is in_progress.");
        deployment.States.Add(state);
        var seen = await watching.EndAsync();
        seen.Outcome.ShouldBe(outcome, seen.Reason);
        seen.Evidence.Select(fact => fact.Name).ShouldContain("deployment 3 to production");
    }

    [Fact]
    public async Task A_deployment_that_a_later_one_has_replaced_was_not_a_failure()
    {
        await using var watching = await Watching.StartAsync(Production);
        var pull = Merged(watching);
        watching.Repository.Deployments.Add(new(3, Merge, "production") { States = { "success", "inactive" } });
        await watching.BeginAsync("deploy", pull);
        (await watching.EndAsync()).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_later_commit_that_has_the_merge_in_it_deploys_it_too_and_an_earlier_one_does_not()
    {
        await using var watching = await Watching.StartAsync(Production);
        var pull = Merged(watching);
        watching.Repository.Deployments.Add(new(3, Before, "production") { States = { "success" } });
        await watching.BeginAsync("deploy", pull);
        await watching.RunningAsync("waits for a deployment");
        watching.Repository.Deployments.Add(new(4, After, "production") { States = { "success" } });
        (await watching.EndAsync()).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task An_observation_succeeds_when_its_window_went_by()
    {
        await using var watching = await Watching.StartAsync(Production);
        var pull = Merged(watching);
        watching.Repository.Deployments.Add(new(3, Merge, "production") { States = { "success" } });
        await watching.BeginAsync("observe", pull);
        await watching.RunningAsync("Observes production for 1 s.");
        (await watching.EndAsync()).Reason.ShouldBe("production held for 1 s.");
    }

    [Fact]
    public async Task A_newer_release_is_no_rollback_and_an_older_one_is_and_opens_a_linked_Delivery()
    {
        await using var watching = await Watching.StartAsync(LongWindow);
        var pull = Merged(watching);
        watching.Repository.Deployments.Add(new(3, Merge, "production") { States = { "success", "inactive" } });
        watching.Repository.Deployments.Add(new(4, After, "production") { States = { "success", "inactive" } });
        await watching.BeginAsync("observe", pull);
        await watching.RunningAsync("Observes production");
        await watching.LooksAsync("/deployments");
        watching.Repository.Deployments.Add(new(5, Before, "production") { States = { "success" } });
        var seen = await watching.EndAsync();
        (seen.Outcome, seen.Reason).ShouldBe(("failed",
            "production was rolled back: deployment 5 put 0000000 there, which has not ccccccc in it."));
        await Eventually.TrueAsync(() => watching.App.Heard.Discovered.Any(request => request.ParentId is not null));
        var follow = watching.App.Heard.Discovered.Single(request => request.ParentId is not null);
        (follow.ParentId, follow.Title, follow.Repository).ShouldBe(
            (Watching.Delivery, "Deployment did not hold: Say goodbye too", "octo/app"));
    }

    [Fact]
    public async Task A_deployment_that_fails_in_its_window_fails_the_observation()
    {
        await using var watching = await Watching.StartAsync(LongWindow);
        var pull = Merged(watching);
        var deployment = new StubDeployment(3, Merge, "production") { States = { "success" } };
        watching.Repository.Deployments.Add(deployment);
        await watching.BeginAsync("observe", pull);
        await watching.RunningAsync("Observes production");
        deployment.States.Add("error");
        (await watching.EndAsync()).Reason.ShouldBe("Deployment 3 of ccccccc to production failed: It is error.");
    }

    [Fact]
    public async Task Without_an_environment_there_is_nothing_to_observe()
    {
        await using var watching = await Watching.StartAsync();
        await watching.BeginAsync("observe", Merged(watching));
        (await watching.EndAsync()).Reason.ShouldBe("skipped: nothing to observe, because the source names no environment.");
    }

    private static StubPull Merged(Watching watching)
    {
        watching.Repository.History.AddRange([Before, Merge, After]);
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Head);
        pull.Merge(Merge);
        return pull;
    }
}
