using System.Net;
using JakeOps.Contracts;
using JakeOps.Hosting;
using JakeOps.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static JakeOps.Delivery.Tests.Results;

namespace JakeOps.Delivery.Tests;

/// <summary>The invariants through the whole service: HTTP, database, outbox, bus; with transactions that are aborted
/// anywhere and a client that repeats by its Idempotency-Key what it got no answer to.</summary>
public sealed class ServiceInvariantTests
{
    private static readonly int Sequences = Environment.GetEnvironmentVariable("JAKEOPS_TESTS_FULL") is null ? 60 : 400;
    private const int Commands = 8;

    [Fact]
    public async Task The_invariants_hold_through_the_service_while_transactions_abort()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(Seed.Hint);
        var crashes = new Crashes(Seed.Value);
        await using var app = await DeliveryApp.StartAsync(
            configure: builder => builder.Services.ConfigureDbContext<SqliteDeliveryDbContext>(options =>
                options.AddInterceptors(crashes)),
            settings: ["--Redelivery:Immediate:0", "00:00:00.001", "--Redelivery:Immediate:1", "00:00:00.001",
                "--Redelivery:Immediate:2",
                "00:00:00.001", "--Redelivery:Delays:0", "00:00:00.010", "--Logging:LogLevel:Default", "None"]);
        var ids = new List<string>();
        for (var i = 0; i < Sequences; i++) ids.Add(
            await app.CreateAsync(new { checkpoints = i % 2 == 0 ? ["plan"] : Array.Empty<string>() }));
        crashes.On = true;
        await Parallel.ForAsync(0, Sequences, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (i, _) => await LiveAsync(app, ids[i], new Random(Seed.Value + i)));
        crashes.On = false;
        crashes.Count.ShouldBeGreaterThan(50);
        foreach (var id in ids) await CheckAsync(app, id, Seed.Hint);
    }

    private static async Task LiveAsync(DeliveryApp app, string id, Random random)
    {
        string[] actions = ["run", "approve", "reject", "retry", "retry", "cancel", "run", "approve"];
        for (var i = 0; i < Commands; i++)
        {
            var asked = app.Published.Of<ExecutionRequested>().Where(one => one.DeliveryId == id).ToList();
            if (asked.Count > 0 && random.Next(2) == 0)
                await app.TellAsync(Answer(asked[random.Next(4) == 0 ? random.Next(asked.Count) : ^1],
                    random.Next(5) == 0 ? "failed" : "succeeded",
                    random.Next(3) == 0 ? "not_pass" : "pass"));
            else await RepeatAsync(app, id, actions[random.Next(actions.Length)], random.Next(2) == 0
                ? new { run = true } : null);
        }
    }

    private static async Task RepeatAsync(DeliveryApp app, string id, string action, object? body)
    {
        var key = Guid.NewGuid().ToString();
        while (true)
        {
            var (status, _) = await app.PostAsync(id, action, action == "run" ? null : body, key);
            if (status < HttpStatusCode.InternalServerError) return;
        }
    }

    private static async Task CheckAsync(DeliveryApp app, string id, string seed)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = "default";
        var db = scope.ServiceProvider.GetRequiredService<DeliveryDbContext>();
        var delivery = (await db.FindAsync(id, CancellationToken.None))!;
        var events = await db.Events.AsNoTracking().Where(row => row.DeliveryId == id).OrderBy(row => row.Seq)
            .ToListAsync();

        Replay.Of(events).ShouldBe(DeliveryState.Of(delivery), seed);
        events.Select(row => row.Seq).ShouldBe(Enumerable.Range(1, delivery.LastEvent), seed);
        foreach (var attempts in delivery.PhaseRuns.GroupBy(run => run.Phase))
            attempts.Select(run => run.Attempt).ShouldBe(Enumerable.Range(1, attempts.Count()), seed);
        // What was decided was also told, exactly once, and nothing else.
        var requested = events.SelectMany(row => row.Steps).OfType<Requested>().Select(step => step.ExecutionId).Order()
            .ToList();
        await Eventually.TrueAsync(() => Told<ExecutionRequested>(app, id).Count() >= requested.Count);
        Told<ExecutionRequested>(app, id).Select(one => one.ExecutionId).Distinct().Order().ToList()
            .ShouldBe(requested, seed);
        await Eventually.TrueAsync(() =>
            Told<DeliveryPhaseChanged>(app, id).Any(one => one.Version == delivery.Version));
        Told<DeliveryPhaseChanged>(app, id).Select(one => one.Version).Distinct().Order().ToList()
            .ShouldBe(Enumerable.Range(1, delivery.Version), seed);
    }

    private static IEnumerable<T> Told<T>(DeliveryApp app, string id) => app.Published.Of<T>().Where(one => one switch
    {
        ExecutionRequested asked => asked.DeliveryId == id,
        DeliveryPhaseChanged changed => changed.DeliveryId == id,
        _ => false,
    });
}
