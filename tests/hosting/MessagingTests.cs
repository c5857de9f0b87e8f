using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace JakeOps.Hosting.Tests;

public class MessagingTests
{
    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task What_is_committed_is_consumed_once_in_order_and_leaves_the_outbox(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        await ledger.SayAsync("one", "two");
        await ledger.SayAsync("three");
        (await ledger.EntriesAsync(3)).Order().ShouldBe(["one", "three", "two"]);
        await ledger.QuietAsync();
        (await ledger.Http.GetStringAsync("/health/ready")).ShouldBe("Healthy");
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task What_is_rolled_back_is_never_published(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        (await ledger.Http.PostAsJsonAsync("/regret", new Said("default", "phantom"))).EnsureSuccessStatusCode();
        await ledger.SayAsync("after it");
        (await ledger.EntriesAsync(1)).ShouldBe(["after it"]);
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task A_message_published_twice_takes_effect_once(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        var bus = ledger.Services.GetRequiredService<IBus>();
        var id = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            bus.Publish(new Said("default", "again"), context => context.MessageId = id)));
        await ledger.EntriesAsync(1);
        await ledger.SayAsync("last");
        (await ledger.EntriesAsync(2)).ShouldBe(["again", "last"]);
        if (place.Bus is { } broker) await ShouldHaveNoQueueAsync(broker, "ledger-said_skipped");
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task A_retry_begins_with_a_clean_slate(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        (ledger.Mood.Disliked, ledger.Mood.Failures) = ("saved", 3);
        await ledger.SayAsync("saved too early");
        await ledger.EntriesAsync(1);
        ledger.Mood.Tries.ShouldBe(4);
        (await ledger.EntriesAsync()).ShouldBe(["saved too early"]);
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task What_always_fails_is_parked_blocks_nobody_and_can_be_redriven(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        ledger.Mood.Disliked = "bad";
        await ledger.SayAsync("bad", "good");
        (await ledger.EntriesAsync(1)).ShouldBe(["good"]);
        var parked = (await Eventually.BecomesAsync(() => ParkedAsync(ledger), all => all.Length > 0))[0];
        parked.GetProperty("endpoint").GetString().ShouldBe("ledger-said");
        parked.GetProperty("error").GetString()!.ShouldContain("no: bad");
        ledger.Mood.Tries.ShouldBe(6, "twice at once, for the first and both later tries");
        await ledger.QuietAsync();

        ledger.Mood.Disliked = null;
        var redrive = $"/api/operations/parked/ledger/{parked.GetProperty("id")}/redrive";
        (await ledger.Http.PostAsync(redrive, null)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await ledger.EntriesAsync(2)).ShouldBe(["good", "bad"]);
        (await ParkedAsync(ledger)).ShouldBeEmpty();
        (await ledger.Http.PostAsync(redrive, null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task What_cannot_be_read_is_parked_and_blocks_nobody(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        await using (var scope = ledger.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
            var said = OutboxExtensions.NameOf(typeof(Said));
            foreach (var (type, body) in new[] { ("No.Such, Type", "{}"), (said, "not json"), (said, "null"), ("a, b, c=", "{}") })
                db.Outbox.Add(new() { MessageId = Guid.NewGuid(), Type = type, Body = body, PartitionKey = "one" });
            await db.SaveChangesAsync();
        }
        await ledger.SayAsync("behind them");
        await ledger.EntriesAsync(1);
        (await Eventually.BecomesAsync(() => ParkedAsync(ledger), all => all.Length == 4)).Length.ShouldBe(4);
    }

    [Fact]
    public async Task What_has_no_queue_yet_waits_without_blocking()
    {
        using var place = await Place.NewAsync(Mode.Servers);
        await using var ledger = await Ledger.StartAsync(place);
        await using (var scope = ledger.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
            db.Publish(new Whispered("default"));
            await db.SaveChangesAsync();
        }
        await ledger.SayAsync("aloud");
        await ledger.EntriesAsync(1);
        (await ledger.Http.GetFromJsonAsync<int>("/waiting")).ShouldBeGreaterThanOrEqualTo(1);
        var bus = ledger.Services.GetRequiredService<IBus>();
        var heard = new TaskCompletionSource();
        await bus.ConnectReceiveEndpoint("late", endpoint => endpoint.Handler<Whispered>(_ =>
        {
            heard.TrySetResult();
            return Task.CompletedTask;
        })).Ready;
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await ledger.QuietAsync();
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task Ten_megabytes_pass(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        await ledger.SayAsync(new string('x', 10_000_000));
        (await ledger.EntriesAsync(1))[0].Length.ShouldBe(10_000_000);
    }

    private static async Task<JsonElement[]> ParkedAsync(Ledger ledger) =>
        (await ledger.Http.GetFromJsonAsync<JsonElement[]>("/api/operations/parked/ledger"))!;

    private static async Task ShouldHaveNoQueueAsync(string broker, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new(broker) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await Should.ThrowAsync<OperationInterruptedException>(() => channel.QueueDeclarePassiveAsync(queue));
    }
}
