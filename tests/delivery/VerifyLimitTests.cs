using JakeOps.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static JakeOps.Delivery.Tests.Results;

namespace JakeOps.Delivery.Tests;

public class VerifyLimitTests
{
    private readonly MovedClock _clock = new();

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_verify_past_its_six_hours_is_blocked_and_says_what_to_do(bool onPostgres)
    {
        var database = onPostgres ? (await PostgresServer.StartedAsync()).NewDatabase() : null;
        await using var app = await DeliveryApp.StartAsync(
            database, builder => builder.Services.AddSingleton<TimeProvider>(_clock),
            "--Delivery:SweepInterval", "00:00:00.05");
        var deploy = await app.CreateAsync(new { phase = "deploy", run_status = "pending" });
        var first = await app.CreateAsync(new { phase = "verify", run_status = "pending" });
        _clock.By = TimeSpan.FromHours(1);
        var second = await app.CreateAsync(new { phase = "verify", run_status = "pending" });
        await app.TellAsync(Observed(second, "verify", 1, "running"));
        _clock.By = TimeSpan.FromHours(6);
        var last = await app.CreateAsync(new { phase = "verify", run_status = "pending" });

        _clock.By = TimeSpan.FromHours(6.5);
        await Eventually.BecomesAsync(() => app.WhereAsync(first), where => where == "verify/blocked");
        _clock.By = TimeSpan.FromHours(7.5);
        await Eventually.BecomesAsync(() => app.WhereAsync(second), where => where == "verify/blocked");
        // The turn that ended the first is over: had it taken more than it should, they would be blocked too.
        (await app.WhereAsync(last)).ShouldBe("verify/pending");
        (await app.WhereAsync(deploy)).ShouldBe("deploy/pending");

        var blocked = await app.GetAsync(first);
        blocked.GetProperty("error").GetString()!.ShouldStartWith("The checks did not end within 6 h: look at them");
        await app.TellAsync(Observed(first, "verify", 1, "succeeded"));
        (await app.WhereAsync(first)).ShouldBe("verify/blocked");
        await app.OkAsync(HttpMethod.Post, $"/api/deliveries/{first}/retry");
        (await app.WhereAsync(first)).ShouldBe("verify/pending");
    }
}
