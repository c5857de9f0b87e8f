using System.Net;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync.Tests;

/// <summary>Verify follows the checks of the pull request's newest commit, and nothing else.</summary>
public class VerifyTests
{
    private const string Sha = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string Newer = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    private static readonly object Required = new { verify = new { checks = "required", required = new[] { "build" } } };

    [Fact]
    public async Task It_runs_while_checks_run_and_succeeds_with_each_of_them_as_evidence()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("build", "completed", "success"), new("test", "in_progress")];
        watching.Repository.Statuses[Sha] = [new("ci/lint", "success", TargetUrl: "https://ci.example/1")];
        await watching.BeginAsync("verify", pull);
        (await watching.RunningAsync("Waits for: test.")).Evidence.Count.ShouldBe(3);
        watching.Repository.Checks[Sha] = [new("build", "completed", "success"), new("test", "completed", "skipped")];
        var seen = await watching.EndAsync();
        (seen.Outcome, seen.Reason, seen.Attempt).ShouldBe(("succeeded", "All 3 checks of aaaaaaa passed.", 1));
        seen.Evidence.Select(fact => $"{fact.Name} {fact.State}").ShouldBe(["build success", "test skipped", "ci/lint success"]);
        seen.Evidence.ShouldAllBe(fact => fact.Commit == Sha && fact.Url!.StartsWith("https://"));
    }

    [Fact]
    public async Task A_check_on_the_second_page_fails_it_with_its_summary_and_annotations()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] =
        [
            .. Enumerable.Range(1, 100).Select(number => new StubCheck($"shard {number}", "completed", "success")),
            new("unit tests", "completed", "failure", "2 tests failed")
            {
                Title = "Goodbye is missing", Annotations = [("src/greet.cs", 7, "expected Goodbye")],
            },
        ];
        await watching.BeginAsync("verify", pull);
        var seen = await watching.EndAsync();
        (seen.Outcome, seen.Reason).ShouldBe(("failed", "Checks failed: unit tests."));
        var detail = seen.Evidence.Single(fact => fact.Detail is not null);
        detail.Name.ShouldBe("unit tests");
        detail.Detail!.ShouldContain("Goodbye is missing");
        detail.Detail!.ShouldContain("2 tests failed");
        detail.Detail!.ShouldContain("src/greet.cs:7: failure:");
        detail.Detail!.ShouldContain("expected Goodbye");
    }

    [Theory]
    [InlineData("success", null, "succeeded"), InlineData("neutral", null, "succeeded"), InlineData("neutral", "neutral", "failed")]
    [InlineData("cancelled", null, "failed"), InlineData("cancelled", "cancelled", "succeeded")]
    [InlineData("timed_out", null, "failed"), InlineData("startup_failure", null, "failed")]
    [InlineData("action_required", null, "blocked"), InlineData("stale", null, "blocked")]
    public async Task What_a_conclusion_means_is_the_sources_policy(string conclusion, string? other, string outcome)
    {
        await using var watching = await Watching.StartAsync(new
        {
            verify = new { cancelled = other == "cancelled" ? "pass" : "fail", neutral = other == "neutral" ? "fail" : "pass" },
        });
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("build", "completed", conclusion)];
        await watching.BeginAsync("verify", pull);
        var seen = await watching.EndAsync();
        seen.Outcome.ShouldBe(outcome, seen.Reason);
        if (outcome == "blocked") seen.Reason.ShouldEndWith("then retry.");
    }

    [Fact]
    public async Task Statuses_alone_decide_where_there_is_no_check_run()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Statuses[Sha] = [new("ci", "pending")];
        await watching.BeginAsync("verify", pull);
        await watching.RunningAsync("Waits for: ci.");
        watching.Repository.Statuses[Sha] = [new("ci", "error", "The machine burnt")];
        var seen = await watching.EndAsync();
        (seen.Outcome, seen.Evidence.Single().Detail).ShouldBe(("failed", "The machine burnt"));
    }

    [Fact]
    public async Task A_new_push_makes_the_results_before_it_void()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("build", "in_progress")];
        await watching.BeginAsync("verify", pull);
        await watching.RunningAsync("Waits for: build.");
        pull.Push(Newer);
        watching.Repository.Checks[Sha] = [new("build", "completed", "success")];
        await watching.RunningAsync("No check has appeared on bbbbbbb yet.");
        watching.Repository.Checks[Newer] = [new("build", "completed", "success")];
        var seen = await watching.EndAsync();
        (seen.Outcome, seen.Evidence.Single().Commit).ShouldBe(("succeeded", Newer));
    }

    [Fact]
    public async Task Right_after_a_push_the_old_commits_good_checks_are_not_taken_for_the_new_ones()
    {
        await using var watching = await Watching.StartAsync(null, "--GitHubSync:HostLag", "00:01:00");
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("build", "completed", "success")];
        var news = watching.News("verify", "pending", pull) with { HeadCommit = Newer };
        await watching.App.PublishAsync(news);
        await watching.RunningAsync("Waits until the host knows bbbbbbb.");
        pull.Push(Newer);
        watching.Repository.Checks[Newer] = [new("build", "completed", "failure")];
        (await watching.EndAsync()).Outcome.ShouldBe("failed");
    }

    [Fact]
    public async Task Of_required_checks_the_missing_are_waited_for_and_others_do_not_count()
    {
        await using var watching = await Watching.StartAsync(Required);
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("optional", "completed", "failure")];
        await watching.BeginAsync("verify", pull);
        await watching.RunningAsync("Not yet there: build.");
        watching.Repository.Checks[Sha].Add(new("build", "completed", "success"));
        (await watching.EndAsync()).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_required_check_that_never_comes_blocks_at_the_time_limit()
    {
        await using var watching = await Watching.StartAsync(new
        {
            verify = new { checks = "required", required = new[] { "build", "lint" }, time_limit_seconds = 1 },
        });
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("lint", "queued")];
        await watching.BeginAsync("verify", pull);
        var seen = await watching.EndAsync();
        seen.Outcome.ShouldBe("blocked");
        seen.Reason.ShouldBe("Required checks never appeared: build; Checks did not end: lint. They had 1 s: look at them at "
            + "the host, then retry.");
    }

    [Fact]
    public async Task Without_any_check_it_is_skipped_after_the_grace()
    {
        await using var watching = await Watching.StartAsync(new { verify = new { grace_seconds = 1 } });
        await watching.BeginAsync("verify", watching.Repository.AddPull("jakeops/0123456789ab", Sha));
        await watching.RunningAsync("No check has appeared on aaaaaaa yet.");
        var seen = await watching.EndAsync();
        (seen.Outcome, seen.Reason).ShouldBe(
            ("skipped", "skipped: nothing to observe, because no check appeared on aaaaaaa within 1 s."));
    }

    [Fact]
    public async Task A_token_that_may_not_read_checks_reads_workflow_runs_and_says_what_it_does_not_see()
    {
        await using var watching = await Watching.StartAsync();
        watching.Account.Missing.Add(("/check-runs", "checks=read"));
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.WorkflowRuns[Sha] = [new(1, "CI", "in_progress")];
        await watching.BeginAsync("verify", pull);
        await watching.RunningAsync("Waits for: CI.");
        watching.Repository.WorkflowRuns[Sha] = [new(1, "CI", "completed", "success")];
        var seen = await watching.EndAsync();
        seen.Outcome.ShouldBe("succeeded");
        seen.Reason.ShouldContain("checks of other apps are not");
    }

    public static TheoryData<string, StubAnswer> Faults => new()
    {
        { "403", StubAnswer.NotAccessible() }, { "404", StubAnswer.NotFound() }, { "500", StubAnswer.ServerError() },
        { "unicorn", StubAnswer.Unicorn() }, { "html", StubAnswer.HtmlInsteadOfData() }, { "cut json", StubAnswer.CutJson() },
        { "cut connection", StubAnswer.CutConnection() }, { "secondary limit", StubAnswer.SecondaryLimit("1") },
    };

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task An_answer_that_says_nothing_changes_nothing(string name, StubAnswer answer)
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("build", "completed", "success"), new("test", "in_progress")];
        await watching.BeginAsync("verify", pull);
        await watching.RunningAsync("Waits for: test.");
        watching.GitHub.Fail("/status", answer, times: 3);
        watching.GitHub.Fail("/pulls/", answer, times: 3);
        await Eventually.TrueAsync(() => watching.App.Heard.Phases.Any(seen => seen.Evidence.Any(fact => fact.Name == "github")));
        watching.GitHub.Recover();
        watching.Repository.Checks[Sha] = [new("build", "completed", "success"), new("test", "completed", "success")];
        (await watching.EndAsync()).Outcome.ShouldBe("succeeded", name);
        watching.App.Heard.Phases.Where(seen => seen.Outcome is "failed" or "blocked" or "skipped").ShouldBeEmpty(name);
    }

    [Fact]
    public async Task What_cannot_be_read_until_the_time_limit_blocks_with_what_the_host_said()
    {
        await using var watching = await Watching.StartAsync(new { verify = new { time_limit_seconds = 1 } });
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.GitHub.Revoke(Watching.Token);
        await watching.BeginAsync("verify", pull);
        var seen = await watching.EndAsync();
        seen.Outcome.ShouldBe("blocked");
        seen.Reason.ShouldContain("Give the source a new one.");
    }

    [Fact]
    public async Task A_pull_request_from_a_fork_that_was_deleted_is_found_by_its_commit()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        pull.HasHeadRepository = false;
        watching.Repository.Checks[Sha] = [new("build", "completed", "success")];
        await watching.BeginAsync("verify", pull);
        (await watching.EndAsync()).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task Closed_without_a_merge_it_is_blocked_and_says_what_to_do()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        pull.Close();
        await watching.BeginAsync("verify", pull);
        var seen = await watching.EndAsync();
        (seen.Outcome, seen.Reason).ShouldBe(("blocked",
            $"Pull request #{pull.Number} was closed without a merge: reopen it and retry, or close the Delivery."));
    }

    [Fact]
    public async Task A_watch_goes_on_after_a_restart()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("build", "queued")];
        await watching.BeginAsync("verify", pull);
        await watching.RunningAsync("Waits for: build.");
        await watching.App.RestartAsync();
        watching.Repository.Checks[Sha] = [new("build", "completed", "success")];
        (await watching.EndAsync()).Outcome.ShouldBe("succeeded");
    }

    [Fact]
    public async Task A_watch_ends_with_its_phase_and_late_news_do_not_begin_it_again()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        await watching.BeginAsync("verify", pull);
        await watching.RunningAsync("No check");
        await watching.App.PublishAsync(watching.News("review", "succeeded", pull, version: 11));
        (await CountAsync(watching)).ShouldBe(1);
        await watching.App.PublishAsync(watching.News("verify", "failed", pull, version: 13));
        await watching.BeginAsync("verify", pull);
        (await CountAsync(watching)).ShouldBe(0);
    }

    [Fact]
    public async Task Many_watches_of_a_commit_are_one_call_and_nothing_new_costs_nothing()
    {
        await using var watching = await Watching.StartAsync();
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("build", "queued")];
        for (var number = 0; number < 5; number++) await watching.BeginAsync("verify", pull, $"00000000000{number}");
        await Eventually.TrueAsync(() => watching.App.Heard.Phases.Select(seen => seen.DeliveryId).Distinct().Count() == 5);
        await watching.LooksAsync("/check-runs", 5);
        var counted = watching.GitHub.Calls.Count(call => call.Counted && call.Path.Contains("/commits/", StringComparison.Ordinal));
        await watching.LooksAsync("/check-runs", 5);
        watching.GitHub.Calls.Count(call => call.Counted && call.Path.Contains("/commits/", StringComparison.Ordinal)).ShouldBe(counted);
        watching.Asked("/check-runs").ShouldBeLessThan(watching.App.Heard.Phases.Count * 10);
    }

    [Fact]
    public async Task A_webhook_is_followed_by_a_look_long_before_the_next_one_is_due()
    {
        await using var watching = await Watching.StartAsync(null, "--GitHubSync:WatchPause", "01:00:00");
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", Sha);
        watching.Repository.Checks[Sha] = [new("build", "queued")];
        await watching.BeginAsync("verify", pull);
        await watching.RunningAsync("Waits for: build.");
        watching.Repository.Checks[Sha] = [new("build", "completed", "success")];
        var check = watching.Repository.Checks[Sha][0];
        var hooks = await watching.HooksAsync();
        // A burst of them is one look.
        for (var number = 0; number < 10; number++)
            (await hooks.SendAsync("check_run", Webhooks.Check(watching.Repository, Sha, check))).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await watching.EndAsync()).Outcome.ShouldBe("succeeded");
        watching.Asked("/check-runs").ShouldBeLessThan(6);
    }

    private static async Task<int> CountAsync(Watching watching)
    {
        var count = 0;
        await watching.App.InDatabaseAsync(async db => count = await db.Watches.IgnoreQueryFilters().CountAsync());
        return count;
    }
}
