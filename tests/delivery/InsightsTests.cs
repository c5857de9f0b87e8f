using System.Net;
using System.Text.Json;
using JakeOps.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using static JakeOps.Delivery.Tests.Results;

namespace JakeOps.Delivery.Tests;

/// <summary>Where the time and the money of Deliveries went.</summary>
public abstract class InsightsTests
{
    private readonly Moved _moved;
    private readonly MovedClock _clock;
    private readonly DeliveryApp _app;
    private readonly string _range;

    /// <summary>Each test has days of its own, and begins with the first of them: what it lets pass ends before midnight.</summary>
    protected InsightsTests(Moved moved)
    {
        (_moved, _app, _clock) = (moved, moved.App, moved.Clock);
        _clock.By += TimeSpan.FromDays(3) - _clock.GetUtcNow().TimeOfDay + TimeSpan.FromHours(1);
        _range = $"from={_clock.GetUtcNow().AddMinutes(-1):yyyy-MM-ddTHH:mm:ssZ}";
    }

    public abstract class Moved : IAsyncLifetime
    {
        public MovedClock Clock { get; } = new();

        public DeliveryApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync() => App = await StartAsync(100);

        public ValueTask DisposeAsync() => App.DisposeAsync();

        /// <param name="rows">As many as one answer takes.</param>
        public async Task<DeliveryApp> StartAsync(int rows) => await DeliveryApp.StartAsync(await DatabaseAsync(), builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(new InsightsLimit(rows)));
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        });

        /// <summary>Null for SQLite.</summary>
        protected abstract Task<string?> DatabaseAsync();
    }

    public sealed class MovedOnSqlite : Moved
    {
        protected override Task<string?> DatabaseAsync() => Task.FromResult<string?>(null);
    }

    public sealed class MovedOnPostgres : Moved
    {
        protected override async Task<string?> DatabaseAsync() => (await PostgresServer.StartedAsync()).NewDatabase();
    }

    [Fact]
    public async Task The_time_of_a_closed_Delivery_is_split_into_people_queue_agent_and_checks()
    {
        var id = await _app.CreateAsync(new { endpoint = "verify", checkpoints = new[] { "plan" } });
        Pass(100);
        await _app.PostAsync(id, "run");
        await RunAsync(id, "plan", queue: 10, agent: 60);
        Pass(300);
        await _app.PostAsync(id, "approve");
        await RunAsync(id, "implement", queue: 20, agent: 200);
        await RunAsync(id, "review", queue: 0, agent: 40);
        await _app.TellAsync(Observed(id, "verify", 1, "running"));
        Pass(500);
        await _app.TellAsync(Observed(id, "verify", 1, "succeeded"));
        (await _app.WhereAsync(id)).ShouldBe("close/succeeded");
        var insights = await _app.OkAsync(HttpMethod.Get, $"/api/insights?{_range}");
        var lead = insights.GetProperty("lead");
        lead.GetProperty("deliveries").GetInt32().ShouldBe(1);
        ShouldTake(lead, "median_ms", 1230);
        var split = lead.GetProperty("total");
        ShouldTake(split, "human_ms", 400);
        ShouldTake(split, "queue_ms", 30);
        ShouldTake(split, "agent_ms", 300);
        ShouldTake(split, "checks_ms", 500);
        var costs = insights.GetProperty("costs");
        costs.GetProperty("total_usd").GetDecimal().ShouldBe(1.5m);
        Rows(costs.GetProperty("by_source"), "name", "runs", "tokens", "cost_usd").ShouldBe(["acme/shop 3 300 1.5"]);
        Rows(costs.GetProperty("by_model"), "name", "runs", "cost_usd").ShouldBe(["opus 3 1.5"]);
        Rows(costs.GetProperty("by_phase"), "name", "runs").ShouldBe(["implement 1", "plan 1", "review 1"]);
        Rows(insights.GetProperty("workers"), "name", "runs", "failed").ShouldBe(["mac 3 0"]);
        ShouldTake(insights.GetProperty("workers")[0], "busy_ms", 300);
        var day = insights.GetProperty("days").EnumerateArray().ShouldHaveSingleItem();
        Rows(insights.GetProperty("days"), "opened", "completed", "given_up", "runs", "failed", "rejected").ShouldBe(["1 1 0 3 0 0"]);
        Rows(day.GetProperty("busy"), "worker").ShouldBe(["mac"]);
        ShouldTake(day.GetProperty("busy")[0], "busy_ms", 300);
    }

    [Fact]
    public async Task Each_day_tells_the_busiest_workers_of_the_range_by_name_and_the_others_together()
    {
        for (var worker = 1; worker <= 7; worker++)
        {
            var id = await _app.CreateAsync(new { checkpoints = Array.Empty<string>() });
            await RunAsync(id, "plan", queue: 0, agent: worker * 100, worker: $"w{worker}");
            if (worker == 6) Pass(24 * 60 * 60);
        }
        var days = (await _app.OkAsync(HttpMethod.Get, $"/api/insights?{_range}")).GetProperty("days");
        days.GetArrayLength().ShouldBe(2);
        Rows(days[0].GetProperty("busy"), "worker").ShouldBe(["w6", "w5", "w4", "w3", ""]);
        ShouldTake(days[0].GetProperty("busy")[4], "busy_ms", 300);
        Rows(days[1].GetProperty("busy"), "worker").ShouldBe(["w7"]);
    }

    [Fact]
    public async Task What_was_rejected_failed_or_given_up_is_counted_and_gives_no_lead_time()
    {
        var id = await _app.CreateAsync();
        await _app.PostAsync(id, "run");
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan")));
        await _app.OkAsync(HttpMethod.Post, $"/api/deliveries/{id}/reject", new { reason = "Smaller", run = true });
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan", 2), outcome: "failed", error: "It went wrong"));
        Pass(1);
        await _app.OkAsync(HttpMethod.Post, $"/api/deliveries/{id}/close", new { reason = "Not wanted" });
        Pass(1);
        var insights = await _app.OkAsync(HttpMethod.Get, $"/api/insights?{_range}");
        Rows(insights.GetProperty("phases"), "phase", "attempts", "succeeded", "failed", "rejected")[0].ShouldBe("plan 2 1 1 1");
        insights.GetProperty("lead").GetProperty("deliveries").GetInt32().ShouldBe(0);
        Rows(insights.GetProperty("days"), "opened", "completed", "given_up", "runs", "failed", "rejected").ShouldBe(["1 0 1 2 1 1"]);
        var before = await _app.OkAsync(HttpMethod.Get, "/api/insights?to=2020-01-01T00:00:00Z");
        before.GetProperty("days").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task More_than_one_answer_takes_is_cut_off_at_its_beginning_and_said()
    {
        await using var small = await _moved.StartAsync(2);
        for (var i = 0; i < 4; i++)
        {
            await small.CreateAsync();
            Pass(60);
        }
        var insights = await small.OkAsync(HttpMethod.Get, "/api/insights");
        insights.GetProperty("cut").GetBoolean().ShouldBeTrue();
        Rows(insights.GetProperty("days"), "opened").ShouldBe(["2"]);
    }

    [Theory]
    [InlineData("from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z")]
    [InlineData("from=2020-01-01T00:00:00Z&to=2026-01-01T00:00:00Z")]
    [InlineData("to=0001-01-01T00:00:00Z")]
    public async Task A_range_that_is_none_or_too_long_is_refused(string range)
    {
        var (status, problem) = await _app.SendAsync(HttpMethod.Get, $"/api/insights?{range}");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.GetProperty("detail").GetString()!.ShouldContain("366 days");
    }

    private async Task RunAsync(string id, string phase, int queue, int agent, string worker = "mac")
    {
        var asked = await _app.RequestedAsync(id, phase);
        Pass(queue);
        await _app.TellAsync(new Contracts.ExecutionStarted(
            "default", asked.ExecutionId, id, asked.Attempt, "w1", worker, "agent 1.0", false, _clock.GetUtcNow()));
        Pass(agent);
        await _app.TellAsync(Answer(asked));
    }

    private void Pass(int seconds) => _clock.By += TimeSpan.FromSeconds(seconds);

    /// <summary>The time that the test itself took comes on top.</summary>
    private static void ShouldTake(JsonElement element, string name, int seconds) =>
        element.GetProperty(name).GetInt64().ShouldBeInRange(seconds * 1000, (seconds + 60) * 1000, name);

    private static List<string> Rows(JsonElement rows, params string[] names) =>
        [.. rows.EnumerateArray().Select(row => string.Join(' ', names.Select(name => row.GetProperty(name).ToString())))];
}
