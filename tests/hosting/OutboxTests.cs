using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace JakeOps.Hosting.Tests;

public class OutboxTests
{
    private const string Request = "0af7651916cd43dd8448eb211c80319c";

    // Nobody listens there.
    private static readonly string[] Traced = ["--OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"];

    [Fact]
    public async Task Messages_of_one_key_leave_in_their_order()
    {
        using var place = await Place.NewAsync(Mode.Servers);
        await using var ledger = await Ledger.StartAsync(place);
        await using var connection = await new ConnectionFactory { Uri = new(place.Bus!) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var published = await ListenAsync(channel);
        string[] keys = ["a", "b", "c"];
        await Task.WhenAll(keys.Select(async key =>
        {
            for (var number = 0; number < 60; number += 3)
                (await ledger.Http.PostAsJsonAsync($"/say?key={key}", Enumerable.Range(number, 3)
                    .Select(one => new Said("default", $"{key}{one:00}")))).EnsureSuccessStatusCode();
        }));
        await Eventually.TrueAsync(() => published.Count == 180);
        foreach (var key in keys)
            published.Where(text => text.StartsWith(key, StringComparison.Ordinal)).ShouldBeInOrder();
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task A_relay_that_died_is_followed_by_another_when_its_lease_ends(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        var until = DateTimeOffset.UtcNow.AddSeconds(3);
        await ledger.InDatabaseAsync(db => db.OutboxLeases.ExecuteUpdateAsync(set =>
            set.SetProperty(lease => lease.Owner, "a dead relay").SetProperty(lease => lease.Until, until)));
        await ledger.SayAsync("left behind");
        await ledger.EntriesAsync(1);
        await ledger.InDatabaseAsync(async db =>
            (await db.Entries.IgnoreQueryFilters().SingleAsync()).At.ShouldBeGreaterThanOrEqualTo(until));
    }

    [Fact]
    public async Task Writers_in_one_SQLite_file_wait_for_each_other()
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place);
        var before = place.Log.Alarms.Count();
        await Task.WhenAll(Enumerable.Range(0, 24).Select(async writer =>
        {
            for (var number = 0; number < 10; number++)
            {
                var said = new[] { new Said("default", $"{writer}.{number}") };
                (await ledger.Http.PostAsJsonAsync($"/say?key={writer}", said)).EnsureSuccessStatusCode();
                (await ledger.Http.PostAsJsonAsync("/regret", said[0])).EnsureSuccessStatusCode();
            }
        }));
        (await Eventually.BecomesAsync(ledger.EntriesAsync, entries => entries.Length >= 240)).Length.ShouldBe(240);
        await ledger.QuietAsync();
        place.Log.Alarms.Skip(before).ShouldBeEmpty();
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task The_trace_of_a_request_goes_on_in_the_consumer_of_what_it_published(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place, Traced);
        ledger.Http.DefaultRequestHeaders.Add("traceparent", $"00-{Request}-b7ad6b7169203331-01");
        await ledger.SayAsync("traced");
        await ledger.EntriesAsync(1);
        ledger.Mood.Trace.ShouldBe(Request);
    }

    [Fact]
    public async Task The_trace_of_a_request_goes_on_when_its_message_is_tried_again_later()
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place, Traced);
        (ledger.Mood.Disliked, ledger.Mood.Failures) = ("traced", 3);
        ledger.Http.DefaultRequestHeaders.Add("traceparent", $"00-{Request}-b7ad6b7169203331-01");
        await ledger.SayAsync("traced");
        await ledger.EntriesAsync(1);
        ledger.Mood.Trace.ShouldBe(Request);
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task Consumed_messages_are_forgotten_after_a_week_and_not_before(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        var (old, young) = (Guid.NewGuid(), Guid.NewGuid());
        await using (var ledger = await Ledger.StartAsync(place))
            await ledger.InDatabaseAsync(db =>
            {
                db.Inbox.Add(ConsumedDaysAgo(old, 8));
                db.Inbox.Add(ConsumedDaysAgo(young, 6));
                return db.SaveChangesAsync();
            });
        await using var restarted = await Ledger.StartAsync(place, "--Inbox:CleanupInterval", "00:00:00.2");
        var left = await Eventually.BecomesAsync(() => InboxAsync(restarted), ids => !ids.Contains(old));
        left.ShouldBe([young]);
    }

    private static InboxMessage ConsumedDaysAgo(Guid id, int days) =>
        new() { MessageId = id, Consumer = "ledger-said", ConsumedAt = DateTimeOffset.UtcNow.AddDays(-days) };

    private static async Task<List<Guid>> InboxAsync(Ledger ledger)
    {
        List<Guid> ids = [];
        await ledger.InDatabaseAsync(async db => ids = await db.Inbox.Select(row => row.MessageId).ToListAsync());
        return ids;
    }

    /// <summary>Hears what is published as RabbitMQ has it, before any consumer's concurrency.</summary>
    private static async Task<ConcurrentQueue<string>> ListenAsync(IChannel channel)
    {
        var heard = new ConcurrentQueue<string>();
        var queue = (await channel.QueueDeclareAsync()).QueueName;
        await channel.QueueBindAsync(queue, $"{typeof(Said).Namespace}:{nameof(Said)}", "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivered) =>
        {
            using var envelope = JsonDocument.Parse(Encoding.UTF8.GetString(delivered.Body.Span));
            heard.Enqueue(envelope.RootElement.GetProperty("message").GetProperty("text").GetString()!);
            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return heard;
    }
}
