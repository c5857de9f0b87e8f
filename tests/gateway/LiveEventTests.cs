using System.Net;
using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.Gateway.Tests;

public sealed class LiveEventTests : IAsyncLifetime
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;
    private static readonly Guid Run = Guid.Parse("00000000-0000-0000-0000-000000000001");

    private readonly TempFolder _folder = new();
    private GatewayApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await GatewayApp.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_new_stream_begins_now_and_names_the_current_id()
    {
        await _app.SayAsync("before");
        await using var stream = await EventStream.OpenAsync(_app);
        stream.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        var first = (await stream.BlockAsync())!;
        first.ShouldStartWith(": live");
        await _app.SayAsync("after");
        var (id, type, data) = await stream.EventAsync();
        id.ShouldBe(long.Parse(EventStream.Field(first, "id")) + 1);
        type.ShouldBe("execution_waiting");
        data.GetProperty("reason").GetString().ShouldBe("after");
    }

    [Fact]
    public async Task A_resumed_stream_misses_nothing_and_repeats_nothing()
    {
        long seen;
        await using (var stream = await EventStream.OpenAsync(_app))
        {
            await stream.BlockAsync();
            await _app.SayAsync("one");
            seen = (await stream.EventAsync()).Id;
        }
        for (var number = 0; number < 250; number++) await _app.SayAsync($"missed {number}");
        await using var resumed = await EventStream.OpenAsync(_app, $"{seen}");
        await using var byQuery = await EventStream.OpenAsync(_app, query: $"?last_event_id={seen}");
        for (var number = 0; number < 250; number++)
        {
            (await resumed.ReasonAsync()).ShouldBe($"missed {number}");
            (await byQuery.ReasonAsync()).ShouldBe($"missed {number}");
        }
        await _app.SayAsync("live");
        (await resumed.ReasonAsync()).ShouldBe("live");
    }

    [Fact]
    public async Task Every_kind_of_news_is_shown_without_prompts_diffs_or_output()
    {
        await using var stream = await EventStream.OpenAsync(_app);
        await stream.BlockAsync();
        await _app.PublishAsync(new DeliveryPhaseChanged(
            "default", "0123456789ab", 7, 3, "octo/app", "Do it", "plan", "failed", 1, null, new string('x', 2000), Run, null,
            "github.com", null, null, null, null, At));
        await _app.PublishAsync(new ExecutionStarted("default", Run, "0123456789ab", 1, "w1", "build-7", "2.1 (Agent)", true, At));
        await _app.PublishAsync(new ExecutionWaiting("default", Run, "0123456789ab", 1, "No worker has cuda.", At));
        await _app.PublishAsync(new ExecutionFinished(
            "default", Run, "0123456789ab", 1, "plan", "succeeded", null, null, 0, "SECRET answer", "SECRET", null,
            new("model", 0.5m, 1, 2, 3, 4, 5, 6), new("b", "c", "d", [], [], "SECRET diff", false, null, null), 9, 0, At, At));
        await _app.PublishAsync(new WorkerChanged("default", "w1", "build-7", "online", ["cuda"], 0, 1, At));
        await _app.PublishAsync(new SourceChanged(
            "default", "s1", 1, "github.com", "octo/app", "SECRET url", true, "deploy", [],
            new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(),
            new(3, null, null, 3600, 0), false, At));
        await _app.PublishAsync(new RunSummarized(
            "default", Run, "0123456789ab", 1, "model", null, "SECRET last words", new(1, 2, 3, 4, 5, 6, 7), [], [], [], [], [], true, At));

        var types = new List<string>();
        for (var number = 0; number < 7; number++)
        {
            var (_, type, data) = await stream.EventAsync();
            types.Add(type);
            data.GetRawText().ShouldNotContain("SECRET");
            data.GetRawText().Length.ShouldBeLessThan(1500);
        }
        types.ShouldBe(
        [
            "delivery_phase_changed", "execution_started", "execution_waiting", "execution_finished", "worker_changed",
            "source_changed", "run_summarized",
        ]);
    }

    [Fact]
    public async Task News_of_another_organization_is_not_shown()
    {
        await using var stream = await EventStream.OpenAsync(_app);
        await stream.BlockAsync();
        await _app.SayAsync("theirs", "others");
        await _app.SayAsync("ours");
        (await stream.ReasonAsync()).ShouldBe("ours");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    public async Task An_id_that_is_none_is_refused(string id)
    {
        await using var stream = await EventStream.OpenAsync(_app, id);
        stream.Response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await stream.RestAsync()).ShouldContain("leave it out to start now");
    }

    [Fact]
    public async Task Open_streams_end_when_the_process_ends()
    {
        await using var stream = await EventStream.OpenAsync(_app);
        await stream.BlockAsync();
        await _app.StopAsync();
        (await stream.BlockAsync()).ShouldBeNull();
    }
}
