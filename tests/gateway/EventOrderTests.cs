using JakeOps.Gateway.LiveEvents;
using JakeOps.Hosting;
using JakeOps.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Gateway.Tests;

public class EventOrderTests
{
    [Fact]
    public async Task An_event_that_is_committed_late_is_not_skipped_by_a_reader()
    {
        await using var app = await GatewayApp.StartAsync((await PostgresServer.StartedAsync()).NewDatabase());
        await using var stream = await EventStream.OpenAsync(app);
        await stream.BlockAsync();

        await using var scope = app.Scope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = "default";
        var slow = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        await using var transaction = await slow.Database.BeginTransactionAsync();
        await slow.AddLiveEventAsync("execution_waiting", new { reason = "first" }, DateTimeOffset.UtcNow, CancellationToken.None);
        await slow.SaveChangesAsync();
        // It draws its sequence after the slow one. Without the lock it would be visible first, and "first" never shown.
        var second = app.SayAsync("second");
        await Eventually.TrueAsync(async () => second.IsCompleted || await IsWaitingAsync(app));
        await transaction.CommitAsync();
        await second;

        (await stream.ReasonAsync()).ShouldBe("first");
        (await stream.ReasonAsync()).ShouldBe("second");
    }

    [Fact]
    public async Task Readers_see_every_event_in_order_while_many_write()
    {
        var database = (await PostgresServer.StartedAsync()).NewDatabase();
        await using var one = await GatewayApp.StartAsync(database);
        await using var other = await GatewayApp.StartAsync(database);
        await using var stream = await EventStream.OpenAsync(one);
        await stream.BlockAsync();
        var writing = Task.WhenAll(Enumerable.Range(0, 200).Select(number => (number % 2 == 0 ? one : other).SayAsync($"{number}")));
        var seen = new List<(long Id, string Reason)>();
        while (seen.Count < 200)
        {
            var (id, _, data) = await stream.EventAsync();
            seen.Add((id, data.GetProperty("reason").GetString()!));
        }
        await writing;
        seen.Select(item => item.Id).ShouldBeInOrder();
        seen.Select(item => int.Parse(item.Reason)).Order().ShouldBe(Enumerable.Range(0, 200));
    }

    private static async Task<bool> IsWaitingAsync(GatewayApp app)
    {
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        return await db.IsAnybodyWaitingAsync();
    }
}
