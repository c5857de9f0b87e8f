using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>What is written to the host: only where a source wants it, once, and in words that call nobody.</summary>
public class ReportTests
{
    private static readonly object All = new { report = new { comments = true, reviews = true, plan_status = true } };

    [Fact]
    public async Task A_plan_that_waits_is_commented_once_and_the_next_one_edits_the_comment()
    {
        await using var watching = await StartAsync(All);
        var issue = watching.Repository.AddIssue("Say goodbye too");
        await watching.App.PublishAsync(News(watching, issue, "plan", "succeeded", 5, attempt: 1));
        await Eventually.TrueAsync(() => watching.Repository.Comments.Count == 1);
        watching.Repository.Comments[0].On.ShouldBe(issue.Number);
        watching.Repository.Comments[0].Body.ShouldStartWith("The plan for this is written and waits for approval (JakeOps Delivery #7, attempt 1).");
        await watching.App.PublishAsync(News(watching, issue, "plan", "succeeded", 9, attempt: 2));
        await Eventually.TrueAsync(() => watching.Repository.Comments[0].Body.Contains("attempt 2", StringComparison.Ordinal));
        watching.Repository.Comments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_written_and_not_noted_is_found_again_and_not_repeated()
    {
        await using var watching = await StartAsync(All);
        var issue = watching.Repository.AddIssue("Say goodbye too");
        // A hundred others before it: it stands on the second page.
        for (var number = 0; number < 100; number++) watching.Repository.Comments.Add(new(number, issue.Number, "") { Body = "Me too" });
        watching.Repository.Comments.Add(new(900, issue.Number, "") { Body = "Old words\n\n<!-- jakeops 0123456789ab closed -->" });
        await watching.App.PublishAsync(News(watching, issue, "close", "succeeded", 20, comment: "Done"));
        await Eventually.TrueAsync(() => watching.Repository.Comments[100].Body.StartsWith("JakeOps Delivery #7 is closed.", StringComparison.Ordinal));
        watching.Repository.Comments.Count.ShouldBe(101);
    }

    [Fact]
    public async Task Words_of_people_and_agents_call_nobody_and_hide_nothing()
    {
        await using var watching = await StartAsync(All);
        var issue = watching.Repository.AddIssue("Say goodbye too");
        var said = "@everyone fixes #1 <!-- jakeops --> [click](https://evil.example)\u0007\nsecond line";
        await watching.App.PublishAsync(News(watching, issue, "close", "succeeded", 20, comment: said));
        await Eventually.TrueAsync(() => watching.Repository.Comments.Count == 1);
        var body = watching.Repository.Comments[0].Body;
        body.ShouldNotContain("@everyone");
        body.ShouldNotContain(" #1");
        body.ShouldNotContain("](");
        body.ShouldNotContain("\u0007");
        body.ShouldContain("\n> second line");
        body.Split("<!--").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Reject_feedback_is_a_review_and_an_approved_plan_a_status_of_each_new_head()
    {
        await using var watching = await StartAsync(All);
        var issue = watching.Repository.AddIssue("Say goodbye too");
        var pull = watching.Repository.AddPull("jakeops/0123456789ab", "a1");
        await watching.App.PublishAsync(News(watching, issue, "implement", "pending", 6, "approve", null, pull));
        await Eventually.TrueAsync(() => watching.Repository.Statuses.ContainsKey("a1"));
        watching.Repository.Statuses["a1"].ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            status => status.Context.ShouldBe("JakeOps: plan"), status => status.Description.ShouldBe("plan approved by ada"));
        pull.Push("a2");
        await watching.App.PublishAsync(News(watching, issue, "review", "pending", 9, "execution_finished", null, pull));
        await Eventually.TrueAsync(() => watching.Repository.Statuses.ContainsKey("a2"));
        await watching.App.PublishAsync(News(watching, issue, "implement", "pending", 12, "reject", "Name the port", pull));
        await watching.App.PublishAsync(News(watching, issue, "implement", "pending", 12, "reject", "Name the port", pull));
        await Eventually.TrueAsync(() => watching.Repository.Reviews.Count == 1);
        watching.Repository.Reviews[0].Event.ShouldBe("COMMENT");
        watching.Repository.Reviews[0].Body.ShouldContain("> Name the port");
        var states = await Eventually.BecomesAsync(
            async () => (await ReportsAsync(watching)).Select(report => report.GetProperty("state").GetString()).ToList(),
            all => all.TrueForAll(state => state == "done"));
        states.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_refused_comment_says_why_and_a_passing_fault_is_tried_again()
    {
        await using var watching = await StartAsync(All);
        var issue = watching.Repository.AddIssue("Say goodbye too");
        watching.GitHub.Fail("/comments", StubAnswer.ServerError(), times: 5);
        await watching.App.PublishAsync(News(watching, issue, "close", "succeeded", 20));
        await Eventually.TrueAsync(() => watching.Repository.Comments.Count == 1);
        watching.GitHub.Fail(request => request.Method == "PATCH", StubAnswer.NotAccessible());
        watching.GitHub.Fail(request => request.Method == "POST", StubAnswer.NotAccessible());
        await watching.App.PublishAsync(News(watching, issue, "close", "succeeded", 21, comment: "again"));
        var refused = await Eventually.BecomesAsync(async () => (await ReportsAsync(watching))[0],
            report => report.GetProperty("state").GetString() == "refused");
        refused.GetProperty("problem").GetString()!.ShouldContain("Give it");
    }

    [Fact]
    public async Task Nothing_is_written_of_imported_Deliveries_or_where_it_is_not_wanted()
    {
        await using var watching = await StartAsync(new { });
        var issue = watching.Repository.AddIssue("Say goodbye too");
        await watching.App.PublishAsync(News(watching, issue, "close", "succeeded", 20));
        (await watching.App.Http.PatchAsJsonAsync($"/api/sources/{watching.Source}", All)).EnsureSuccessStatusCode();
        await watching.App.PublishAsync(News(watching, issue, "close", "succeeded", 21, "import"));
        (await ReportsAsync(watching)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_credential_the_option_is_refused_and_the_source_says_why()
    {
        await using var watching = await StartAsync(new { });
        var (status, detail) = await watching.App.RefusalAsync(HttpMethod.Post, "/api/sources",
            new { owner = "octo", repo = "other", report = new { comments = true } });
        (status, detail).ShouldBe((422, "The report is not possible. Writing to the host needs a credential of the source: give it "
            + "a token or a GitHub App that may write issues, pull requests and commit statuses."));
        (await watching.App.CreateAsync(new { owner = "octo", repo = "other" })).GetProperty("report_problem").GetString()!
            .ShouldStartWith("Writing to the host needs a credential");
    }

    private static Task<Watching> StartAsync(object policies) =>
        Watching.StartAsync(policies, "--GitHubSync:ReportPatience", "00:00:00");

    private static async Task<List<JsonElement>> ReportsAsync(Watching watching) =>
        [.. (await watching.App.Http.GetFromJsonAsync<JsonElement>($"/api/sources/{watching.Source}/reports")).EnumerateArray()];

    private static DeliveryPhaseChanged News(
        Watching watching, StubIssue issue, string phase, string status, int version, string command = "execution_finished",
        string? comment = null, StubPull? pull = null, int attempt = 1) =>
        watching.News(phase, status, pull, attempt: attempt, version: version) with
        {
            RequestUrl = issue.HtmlUrl,
            Command = command,
            Actor = "ada",
            Comment = comment,
            HeadCommit = pull?.Sha,
        };
}
