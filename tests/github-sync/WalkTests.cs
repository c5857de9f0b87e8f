using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

/// <summary>Long lists, and what changes while they are read.</summary>
public sealed class WalkTests : IAsyncLifetime
{
    private SyncedApp _app = null!;
    private StubRepository _repository = null!;

    public async ValueTask InitializeAsync()
    {
        _app = await SyncedApp.StartAsync();
        _repository = _app.GitHub.AddRepository("octo/app");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Every_issue_is_found_once_whatever_since_means(bool inclusive)
    {
        _app.GitHub.SinceIsInclusive = inclusive;
        // More than a page share a second, and seconds end in the middle of pages.
        Add(330, perSecond: 130);
        await _app.AddSourceAsync(_repository);
        await FoundAsync(330);
    }

    [Fact]
    public async Task Ten_thousand_issues_are_read_to_the_end()
    {
        Add(10_000, perSecond: 7, label: number => number % 250 == 0 ? "agent" : "other");
        await _app.AddSourceAsync(_repository, new { intake = new { include_labels = new[] { "agent" } } });
        await Eventually.TrueAsync(() => _app.Heard.Discovered.Count == 40, 120);
        _app.GitHub.Calls.Count(call => call.Status == 200).ShouldBeInRange(100, 120);
        _app.GitHub.Calls.ShouldNotContain(call => call.Status == 422);
    }

    [Fact]
    public async Task Issues_that_change_while_pages_are_read_hide_no_other()
    {
        Add(400, perSecond: 2);
        var (page, random) = (0, new Random(5));
        _app.GitHub.BeforePage = _ =>
        {
            if (++page > 12) return;
            var issues = _repository.Issues;
            for (var change = 0; change < 5; change++) issues[random.Next(issues.Count)].Touch();
            // Closing one moves all that come after it to an earlier place.
            foreach (var issue in issues.Where(one => one.State == "open").Take(7)) issue.Close();
        };
        await _app.AddSourceAsync(_repository);
        await Eventually.TrueAsync(() => _repository.Issues.Where(issue => issue.State == "open")
            .All(issue => _app.Heard.Discovered.Any(told => told.Label == $"#{issue.Number}")), 60);
        _app.Heard.Discovered.Select(told => told.Label).ShouldBeUnique();
    }

    [Fact]
    public async Task An_empty_page_in_the_middle_and_an_issue_on_two_pages_change_nothing()
    {
        Add(250, perSecond: 250);
        _app.GitHub.Fail(request => request.Query["page"] == "2", StubAnswer.Of(200, "[]", headers:
            ("Link", $"<{_app.GitHub.Url}repositories/{_repository.Id}/issues?state=open&sort=updated&direction=asc&per_page=100&page=1>; rel=\"next\"")));
        await _app.AddSourceAsync(_repository);
        await FoundAsync(250);
    }

    [Fact]
    public async Task A_limit_in_the_middle_of_a_walk_only_stops_it_for_a_while()
    {
        Add(500, perSecond: 3);
        var pages = 0;
        _app.GitHub.Fail(request => request.Query["state"] == "open" && ++pages == 3, StubAnswer.SecondaryLimit("1"));
        var source = await _app.AddSourceAsync(_repository);
        await _app.BecomesAsync(source, "waiting");
        _app.Heard.Discovered.Count.ShouldBeLessThan(500);
        await FoundAsync(500);
        // The second walk went on where the first one was stopped.
        pages.ShouldBeLessThan(9);
    }

    [Fact]
    public async Task An_answer_that_is_too_large_is_asked_for_in_smaller_pages()
    {
        await using var app = await SyncedApp.StartAsync("--GitHubSync:MaxAnswerBytes", "1000000");
        var repository = app.GitHub.AddRepository("octo/app");
        for (var number = 0; number < 60; number++) repository.AddIssue($"Issue {number}", new('x', 40_000));
        await app.AddSourceAsync(repository);
        await Eventually.TrueAsync(() => app.Heard.Discovered.Count == 60);
        app.GitHub.Calls.ShouldContain(call => call.Query.Contains("per_page=12", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(26), InlineData(-26)]
    public async Task The_hosts_clock_may_be_off_by_a_day(int hours)
    {
        _app.GitHub.ClockAhead = TimeSpan.FromHours(hours);
        var issue = _repository.AddIssue("One");
        var source = await _app.AddSourceAsync(_repository);
        await _app.DiscoveredAsync("#1");
        await _app.TellAsync(source, issue);
        _repository.AddIssue("Two");
        await _app.DiscoveredAsync("#2");
        issue.Close();
        await _app.WithdrawnAsync("#1");
    }

    private void Add(int count, int perSecond, Func<int, string>? label = null)
    {
        var begin = _app.GitHub.Now.AddDays(-1);
        for (var number = 1; number <= count; number++)
            _repository.AddIssue($"Issue {number}", "x", label?.Invoke(number) ?? "any").UpdatedAt = begin.AddSeconds(number / perSecond);
    }

    private async Task FoundAsync(int count)
    {
        await Eventually.TrueAsync(() => _app.Heard.Discovered.Count >= count);
        await _app.PolledAsync();
        _app.Heard.Discovered.Select(told => told.Label).ShouldBeUnique();
        _app.Heard.Discovered.Count.ShouldBe(count);
    }
}
