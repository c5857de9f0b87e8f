using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.GitHubSync.Tests;

public sealed class ObserverTests : IAsyncLifetime
{
    private GitHubSyncApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await GitHubSyncApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("verify"), InlineData("deploy"), InlineData("observe")]
    public async Task A_pending_system_phase_of_no_source_is_skipped_with_the_reason(string phase)
    {
        await _app.PublishAsync(News(phase, "pending", 2));
        await Eventually.TrueAsync(() => !_app.Heard.Phases.IsEmpty);
        var observed = _app.Heard.Phases.ShouldHaveSingleItem();
        (observed.Organization, observed.DeliveryId, observed.Phase, observed.Attempt, observed.Outcome)
            .ShouldBe(("acme", "0123456789ab", phase, 2, "skipped"));
        observed.Reason.ShouldBe("skipped: nothing to observe, because octo/app is no source here, so its host is not read.");
        observed.Evidence.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_attempt_is_answered_once_and_the_next_one_again()
    {
        await _app.PublishAsync(News("verify", "pending", 1));
        await _app.PublishAsync(News("verify", "pending", 1));
        await _app.PublishAsync(News("verify", "pending", 2));
        await Eventually.TrueAsync(() => _app.Heard.Phases.Any(observed => observed.Attempt == 2));
        _app.Heard.Phases.Select(observed => observed.Attempt).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_was_answered_is_forgotten_after_30_days_and_not_before()
    {
        await using var app = await GitHubSyncApp.StartAsync("--GitHubSync:CleanupInterval", "00:00:00.2");
        await app.InDatabaseAsync(db =>
        {
            db.Observations.Add(AnsweredDaysAgo(31, attempt: 1));
            db.Observations.Add(AnsweredDaysAgo(29, attempt: 2));
            return db.SaveChangesAsync();
        });
        await Eventually.TrueAsync(async () =>
        {
            await app.PublishAsync(News("verify", "pending", 1));
            return !app.Heard.Phases.IsEmpty;
        });
        await app.PublishAsync(News("verify", "pending", 2));
        await app.PublishAsync(News("verify", "pending", 3));
        await Eventually.TrueAsync(() => app.Heard.Phases.Any(observed => observed.Attempt == 3));
        app.Heard.Phases.Select(observed => observed.Attempt).ShouldBe([1, 3]);
    }

    [Fact]
    public async Task Other_phases_and_statuses_are_not_its_business()
    {
        await _app.PublishAsync(News("implement", "pending", 1));
        await _app.PublishAsync(News("verify", "running", 1));
        await _app.PublishAsync(News("verify", "succeeded", 1));
        await _app.PublishAsync(News("some_later_phase", "pending", 1));
        await _app.PublishAsync(News("deploy", "pending", 1));
        await Eventually.TrueAsync(() => !_app.Heard.Phases.IsEmpty);
        _app.Heard.Phases.Select(observed => observed.Phase).ShouldBe(["deploy"]);
    }

    private static Observation AnsweredDaysAgo(int days, int attempt) => new()
    {
        Organization = "acme", DeliveryId = "0123456789ab", Phase = "verify", Attempt = attempt, Outcome = "skipped",
        Reason = "", At = DateTimeOffset.UtcNow.AddDays(-days),
    };

    private static DeliveryPhaseChanged News(string phase, string status, int attempt) => new(
        "acme", "0123456789ab", 7, 12, "octo/app", "Do it", phase, status, attempt, null, null, null, null, "github.com",
        null, null, null, null, DateTimeOffset.UtcNow);
}
