using JakeOps.Hosting.Persistence;
using JakeOps.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting.Tests;

[Collection(nameof(DoomedServers))]
public class StartTests(DoomedServers servers)
{
    [Fact]
    public async Task A_service_waits_for_a_database_server_that_is_not_there_yet()
    {
        await servers.Database.KillAsync();
        using var place = new Place { Database = servers.Database.NewDatabase() };
        var starting = Ledger.StartAsync(place);
        await Eventually.TrueAsync(() => place.Log.Texts.Any(text => text.Contains("does not answer; trying again")));
        starting.IsCompleted.ShouldBeFalse();
        await servers.Database.StartAsync();
        await using var ledger = await starting;
        await ledger.SayAsync("there");
        await ledger.EntriesAsync(1);
    }

    [Fact]
    public async Task Two_replicas_start_at_once_and_relay_one_outbox_without_loss_or_repetition()
    {
        using var place = await Place.NewAsync(Mode.Servers);
        var both = await Task.WhenAll(Ledger.StartAsync(place), Ledger.StartAsync(place));
        await using var first = both[0];
        await using var second = both[1];
        var texts = Enumerable.Range(0, 200).Select(number => $"{number:000}").ToArray();
        await Task.WhenAll(texts.Select((text, number) => both[number % 2].SayAsync(text)));
        (await first.EntriesAsync(200)).Order().ShouldBe(texts);
        await second.QuietAsync();
        (await second.EntriesAsync()).Length.ShouldBe(200);
    }

    [Fact]
    public async Task The_database_of_a_newer_version_is_refused()
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using (var ledger = await Ledger.StartAsync(place))
        await using (var scope = ledger.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<LedgerDbContext>().Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0')""");
        var refused = await Should.ThrowAsync<NewerDatabaseException>(() => Ledger.StartAsync(place));
        refused.Message.ShouldContain("29990101000000_Later");
    }

    [Fact]
    public async Task SQLite_gets_to_know_how_its_tables_look()
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using (var ledger = await Ledger.StartAsync(place))
        {
            await ledger.SayAsync([.. Enumerable.Range(0, 30).Select(number => $"{number}")]);
            await ledger.EntriesAsync(30);
        }
        await using var again = await Ledger.StartAsync(place);
        await Eventually.TrueAsync(async () =>
        {
            var known = new List<string>();
            await again.InDatabaseAsync(async db => known = await db.Database
                .SqlQueryRaw<string>("SELECT tbl AS \"Value\" FROM sqlite_stat1").ToListAsync());
            return known.Contains("inbox");
        });
    }

    [Fact]
    public async Task The_migration_lock_of_a_killed_process_does_not_stop_the_next()
    {
        using var folder = new TempFolder();
        var connection = $"Data Source={folder.File("ledger.db")}";
        await using (var db = new SqliteLedgerDbContext(
            new DbContextOptionsBuilder<SqliteLedgerDbContext>().UseSqlite(connection).Options, new()))
            await db.Database.ExecuteSqlRawAsync("""
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER PRIMARY KEY, "Timestamp" TEXT);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2020-01-01')
                """);
        using var place = new Place { Database = connection };
        await using var ledger = await Ledger.StartAsync(place);
        await ledger.SayAsync("free");
        await ledger.EntriesAsync(1);
    }
}
