using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JakeOps.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace JakeOps.Hosting.Tests;

/// <summary>What strangers, older and newer versions, bad clocks and dying processes do to a service.</summary>
public class FaultTests
{
    private const string Queue = "ledger-said";

    [Fact]
    public async Task What_no_consumer_can_take_is_parked_and_blocks_nobody()
    {
        using var place = await Place.NewAsync(Mode.Servers);
        await using var ledger = await Ledger.StartAsync(place);
        await PutAsync(place, "no message at all");
        await PutAsync(place, "\0\0\u0001");
        await PutAsync(place, """{"messageId":"6d3b0000-0000-0000-0000-000000000001","messageType":[]}""");
        await PutAsync(place, Envelope("JakeOps.Contracts:FromTheFuture", """{"organization":"default","x":1}"""));
        await ledger.SayAsync("behind them");
        await ledger.EntriesAsync(1);
        var parked = await Eventually.BecomesAsync(() => ParkedAsync(ledger), all => all.Length == 4);
        parked.ShouldAllBe(row => row.GetProperty("endpoint").GetString() == Queue);
        parked.Single(row => row.GetProperty("type").GetString() == "JakeOps.Contracts.FromTheFuture, JakeOps.Contracts")
            .GetProperty("error").GetString()!.ShouldContain("Redrive it after an upgrade");
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task A_message_that_fails_before_its_consumer_sees_it_comes_again_and_is_not_parked(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place, "--Redelivery:Delays:0", "00:00:02");
        await using var scope = ledger.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE inbox RENAME TO gone");
        await ledger.SayAsync("in the way");
        await Eventually.TrueAsync(() => db.Outbox.AnyAsync(row => row.Failures == 1));
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE gone RENAME TO inbox");
        (await ledger.EntriesAsync(1)).ShouldBe(["in the way"]);
        await ledger.QuietAsync();
        (await ParkedAsync(ledger)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_of_older_and_newer_versions_are_consumed()
    {
        using var place = await Place.NewAsync(Mode.Servers);
        await using var ledger = await Ledger.StartAsync(place);
        const string said = "JakeOps.Hosting.Tests:Said";
        await PutAsync(place, Envelope(said, """{"organization":"default","text":"new","since":"the next version"}"""));
        await PutAsync(place, Envelope(said, """{"organization":"default","text":"old"}"""));
        (await ledger.EntriesAsync(2)).ShouldBe(["new", "old"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_message_of_another_organization_is_that_organizations()
    {
        using var place = await Place.NewAsync(Mode.Servers);
        await using var ledger = await Ledger.StartAsync(place);
        await ledger.Http.PostAsJsonAsync("/say?key=one", new[] { new Said("rivals", "theirs"), new Said("default", "ours") });
        (await ledger.EntriesAsync(1)).ShouldBe(["ours"]);
        await Eventually.TrueAsync(async () => await ledger.Http.GetFromJsonAsync<int>("/whose/rivals") == 1);
    }

    [Fact]
    public async Task A_message_that_takes_its_process_down_again_and_again_is_parked()
    {
        using var place = await Place.NewAsync(Mode.Servers);
        var deaths = 0;
        for (var parkedThere = false; !parkedThere; deaths++)
        {
            using var child = await Child.StartAsync(place, "--Bus:MostTries", "1", "--Ledger:DiesOf", "die");
            if (deaths == 0)
                await child.Http.PostAsJsonAsync("/say", new[] { new Said("default", "die"), new Said("default", "live") });
            await Eventually.TrueAsync(
                async () => child.HasEnded || (parkedThere = await HasParkedAsync(child.Http)), 60);
            // Killed before it acknowledges what it parked, it would leave it to the next one.
            if (parkedThere) await child.StopAsync();
            deaths.ShouldBeLessThan(10, "the message should have been given up");
        }
        deaths.ShouldBeGreaterThan(2);
        await using var ledger = await Ledger.StartAsync(place, "--Bus:MostTries", "1");
        (await ledger.EntriesAsync(1)).ShouldBe(["live"]);
        var parked = (await Eventually.BecomesAsync(() => ParkedAsync(ledger), all => all.Length > 0))[0];
        parked.GetProperty("endpoint").GetString().ShouldBe(Queue);
        parked.GetProperty("error").GetString()!.ShouldContain("this one alone");

        (await ledger.Http.PostAsync($"/api/operations/parked/ledger/{parked.GetProperty("id")}/redrive", null))
            .EnsureSuccessStatusCode();
        (await ledger.EntriesAsync(2)).ShouldBe(["live", "die"]);
    }

    [Theory, InlineData(-2), InlineData(2)]
    public async Task A_replica_whose_clock_is_off_goes_by_the_databases(int minutes)
    {
        using var place = await Place.NewAsync(Mode.Servers);
        await using var right = await Ledger.StartAsync(place);
        await using var off = await Ledger.StartWithClockAsync(place, new Clock(TimeSpan.FromMinutes(minutes)));
        await off.SayAsync("by the wrong clock");
        await off.EntriesAsync(1);
        (off.Services.GetRequiredService<TimeProvider>().GetUtcNow() - DateTimeOffset.UtcNow).Duration()
            .ShouldBeLessThan(TimeSpan.FromSeconds(30));

        await using var scope = right.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        (db.OutboxLeases.Single().Until - DateTimeOffset.UtcNow).Duration().ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_database_whose_disk_is_full_loses_nothing_that_was_accepted()
    {
        await using var database = await PostgresServer.StartWithLittleSpaceAsync();
        using var place = new Place
        {
            Database = database.NewDatabase(),
            Bus = await (await RabbitMqServer.StartedAsync()).NewVirtualHostAsync(),
        };
        await using var ledger = await Ledger.StartAsync(place);
        var accepted = new List<string>();
        var refused = 0;
        for (var tries = 0; refused == 0 && tries < 50; tries++)
        {
            // Does not get smaller by compression.
            var text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(2_000_000));
            var answer = await ledger.Http.PostAsJsonAsync("/say?key=one", new[] { new Said("default", text) });
            if (answer.IsSuccessStatusCode) accepted.Add(text);
            else refused++;
        }
        refused.ShouldBe(1, "the disk should have been full");
        await database.KillAsync();
        await database.StartAsync();
        await ledger.SayAsync("room again");
        // What failed meanwhile comes later than what is new.
        (await Eventually.BecomesAsync(ledger.EntriesAsync, entries => entries.Length > accepted.Count, 60))
            .Order().ShouldBe(accepted.Append("room again").Order());
        (await ParkedAsync(ledger)).ShouldBeEmpty();
    }

    private static async Task<JsonElement[]> ParkedAsync(Ledger ledger) =>
        (await ledger.Http.GetFromJsonAsync<JsonElement[]>("/api/operations/parked/ledger"))!;

    private static async Task<bool> HasParkedAsync(HttpClient http)
    {
        try { return await http.GetStringAsync("/api/operations/parked/ledger") != "[]"; }
        catch (HttpRequestException) { return false; }
    }

    private static string Envelope(string type, string message) => JsonSerializer.Serialize(new
    {
        messageId = Guid.NewGuid(),
        messageType = new[] { $"urn:message:{type}" },
        message = JsonSerializer.Deserialize<JsonElement>(message),
    });

    /// <summary>Puts bytes into the queue, as no service of ours would.</summary>
    private static async Task PutAsync(Place place, string body)
    {
        await using var connection = await new ConnectionFactory { Uri = new(place.Bus!) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var properties = new BasicProperties { ContentType = "application/vnd.masstransit+json" };
        await channel.BasicPublishAsync("", Queue, mandatory: true, properties, Encoding.UTF8.GetBytes(body));
    }

    private sealed class Clock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + off;
    }
}
