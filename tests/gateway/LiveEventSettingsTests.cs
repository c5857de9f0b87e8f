using System.Net;
using JakeOps.Tests.Support;

namespace JakeOps.Gateway.Tests;

public sealed class LiveEventSettingsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_silent_stream_has_heartbeats()
    {
        await using var app = await GatewayApp.StartAsync(_folder, "--LiveEvents:Heartbeat", "00:00:00.05", "--LiveEvents:Poll", "1:00:00");
        await using var stream = await EventStream.OpenAsync(app);
        await stream.BlockAsync();
        (await stream.BlockAsync()).ShouldBe(": heartbeat");
        (await stream.BlockAsync()).ShouldBe(": heartbeat");
        await app.SayAsync("still there");
        (await stream.ReasonAsync()).ShouldBe("still there");
    }

    [Fact]
    public async Task A_commit_of_this_process_wakes_its_streams_without_the_poll()
    {
        await using var app = await GatewayApp.StartAsync(_folder, "--LiveEvents:Heartbeat", "1:00:00", "--LiveEvents:Poll", "1:00:00");
        await using var stream = await EventStream.OpenAsync(app);
        await stream.BlockAsync();
        await app.SayAsync("woken");
        (await stream.ReasonAsync()).ShouldBe("woken");
    }

    [Fact]
    public async Task What_another_replica_wrote_is_shown_and_can_be_resumed_here()
    {
        await using var one = await GatewayApp.StartAsync(_folder, "--LiveEvents:Poll", "00:00:00.05", "--LiveEvents:Heartbeat", "1:00:00");
        await using var other = await GatewayApp.StartAsync(_folder);
        await using var stream = await EventStream.OpenAsync(one);
        await stream.BlockAsync();
        await other.SayAsync("from the other");
        var (id, _, data) = await stream.EventAsync();
        data.GetProperty("reason").GetString().ShouldBe("from the other");
        await other.SayAsync("next");
        await using var moved = await EventStream.OpenAsync(other, $"{id}");
        (await moved.ReasonAsync()).ShouldBe("next");
    }

    [Fact]
    public async Task Resuming_from_what_is_forgotten_says_reset_and_goes_on_from_now()
    {
        await using var app = await GatewayApp.StartAsync(
            _folder, "--LiveEvents:Retention", "00:00:00", "--LiveEvents:CleanupInterval", "00:00:00.02");
        for (var number = 0; number < 5; number++) await app.SayAsync($"old {number}");
        await Eventually.TrueAsync(async () =>
        {
            await using var probe = await EventStream.OpenAsync(app, "1");
            return (await probe.BlockAsync())!.Contains("event: reset", StringComparison.Ordinal);
        });
        await using var stream = await EventStream.OpenAsync(app, "1");
        var (id, type, data) = await stream.EventAsync();
        (type, id, data.GetProperty("last_event_id").GetInt64()).ShouldBe(("reset", 5, 1));
        await app.SayAsync("new");
        (await stream.ReasonAsync()).ShouldBe("new");
    }

    [Fact]
    public async Task An_id_from_another_database_says_reset()
    {
        await using var app = await GatewayApp.StartAsync(_folder);
        await using var stream = await EventStream.OpenAsync(app, "1000");
        (await stream.EventAsync()).Type.ShouldBe("reset");
    }

    [Fact]
    public async Task Streams_beyond_the_limit_are_refused()
    {
        await using var app = await GatewayApp.StartAsync(_folder, "--LiveEvents:MaxStreams", "0");
        await using var stream = await EventStream.OpenAsync(app);
        stream.Response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }
}
