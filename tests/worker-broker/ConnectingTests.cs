using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class ConnectingTests
{
    [Fact]
    public async Task A_worker_is_welcomed_with_the_times_and_listed()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await TestWorker.ConnectAsync(host.Address, await host.TokenTextAsync());
        await worker.SendAsync(Sample.Hello(tags: [" Linux", "linux", "CUDA "], capacity: 3));
        var welcome = await worker.ReceiveAsync<Welcome>();
        (welcome.HeartbeatSeconds, welcome.LeaseSeconds).ShouldBe((10, 150));
        var status = await host.GetAsync("/api/worker/status");
        (status.GetProperty("online").GetInt32(), status.GetProperty("busy").GetInt32(),
            status.GetProperty("queued").GetInt32()).ShouldBe((1, 0, 0));
        var listed = status.GetProperty("workers")[0];
        listed.GetProperty("id").GetString().ShouldBe(welcome.WorkerId);
        listed.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["linux", "cuda"]);
        (listed.GetProperty("state").GetString(), listed.GetProperty("slots").GetInt32()).ShouldBe(("online", 3));
        worker.Vanish();
        await Eventually.TrueAsync(async () =>
            (await host.GetAsync($"/api/workers/{welcome.WorkerId}")).GetProperty("state").GetString() == "offline");
    }

    [Fact]
    public async Task The_status_says_when_sources_were_polled_and_what_is_wrong_with_them()
    {
        await using var host = await BrokerHost.StartAsync();
        var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        await host.PublishAsync(new SourceSynced("default", "a", "octo/app", "ok", null, true, at.AddMinutes(1), at));
        await host.PublishAsync(new SourceSynced("default", "b", "octo/tool", "paused", "Give it a token.", true, at, at));
        await host.PublishAsync(new SourceSynced("rivals", "c", "evil/corp", "paused", "Theirs.", true, at.AddYears(1), at));
        var sync = await Eventually.BecomesAsync(() => SyncAsync(host), all => all.Error is not null && all.At == at.AddMinutes(1));
        sync.Error.ShouldBe("octo/tool: Give it a token.");

        await host.PublishAsync(new SourceSynced("default", "b", "octo/tool", "gone", null, true, at.AddMinutes(2), at));
        await Eventually.TrueAsync(async () => await SyncAsync(host) == (at.AddMinutes(1), null));
    }

    private static async Task<(DateTimeOffset? At, string? Error)> SyncAsync(BrokerHost host)
    {
        var sync = (await host.GetAsync("/api/worker/status")).GetProperty("sync");
        return (sync.GetProperty("last_polled_at").Deserialize<DateTimeOffset?>(), sync.GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_token_that_is_not_good_is_refused_with_a_sentence()
    {
        await using var host = await BrokerHost.StartAsync();
        var made = await host.TokenAsync();
        var good = made.GetProperty("token").GetString()!;
        await RefusedAsync(host, null, 401, "A worker token is missing");
        await RefusedAsync(host, good[..^3], 401, "no whole worker token");
        await RefusedAsync(host, TokenFormat.Create(host.Address), 401, "does not know the worker token");
        await host.Http.DeleteAsync($"/api/workers/tokens/{made.GetProperty("id").GetString()}");
        await RefusedAsync(host, good, 401, "'fleet' was revoked");
    }

    [Fact]
    public async Task Browsers_and_plain_requests_and_other_protocols_are_refused()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        await RefusedAsync(host, token, 403, "Browsers may not connect", ("Origin", host.Address.ToString()));
        await RefusedAsync(host, null, 401, "A worker token is missing", query: $"?token={token}&access_token={token}");
        await RefusedAsync(host, token, 400, "subprotocol", ("Sec-WebSocket-Protocol", "chat"));
        (await host.Http.GetAsync(Wire.Path)).StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
    }

    [Fact]
    public async Task A_revoked_token_closes_its_connections_at_once()
    {
        await using var host = await BrokerHost.StartAsync();
        var made = await host.TokenAsync();
        await using var worker = await host.WorkerAsync(token: made.GetProperty("token").GetString());
        await using var other = await host.WorkerAsync("other");
        var closed = worker.ClosedAsync();
        (await host.Http.DeleteAsync($"/api/workers/tokens/{made.GetProperty("id").GetString()}"))
            .StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await closed).ShouldBe((CloseCodes.Revoked, "The token was revoked."));
        await other.BeatAsync();
        await other.ReceiveAsync<HeartbeatConfirmed>();
    }

    [Fact]
    public async Task An_expired_token_lets_nobody_in_and_closes_the_connections_that_it_let_in()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = (await host.TokenAsync(new { name = "guest", expires_in_days = 1 })).GetProperty("token").GetString()!;
        await using var guest = await host.WorkerAsync("guest", token: token);
        await using var other = await host.WorkerAsync("other");
        host.Clock.By = TimeSpan.FromDays(1.1);
        (await guest.ClosedAsync()).ShouldBe((CloseCodes.Revoked, "The token has expired."));
        await RefusedAsync(host, token, 401, "'guest' has expired: make a new one");
        await other.BeatAsync();
        await other.ReceiveAsync<HeartbeatConfirmed>();
    }

    [Fact]
    public async Task A_worker_that_takes_nothing_off_its_socket_is_cut_off_and_its_neighbour_goes_on()
    {
        await using var host = await BrokerHost.StartAsync(
            "--WorkerBroker:SendWithin", "0:00:02", "--WorkerBroker:Silence", "1:00:00");
        await using var stuck = await host.WorkerAsync("stuck", ["stuck"], capacity: 40);
        await using var neighbour = await host.WorkerAsync("neighbour", ["quick"]);
        // More than the buffers of both systems hold.
        for (var number = 0; number < 40; number++)
        {
            var asked = Sample.Requested(Guid.CreateVersion7(), tags: "stuck");
            await host.PublishAsync(asked with { Agent = asked.Agent with { Prompt = new('x', 500_000) } });
        }
        var id = await host.RequestAsync(tags: "quick");
        (await neighbour.AcceptAsync()).ShouldBe(id);
        await neighbour.FinishAsync(id);
        await neighbour.ReceiveAsync<Ack>();
        (await host.FinishedAsync(id)).Outcome.ShouldBe("succeeded");
        await Eventually.TrueAsync(async () => (await OnlineAsync(host)).SequenceEqual(["neighbour"]));
        await neighbour.BeatAsync();
        await neighbour.ReceiveAsync<HeartbeatConfirmed>();
    }

    [Fact]
    public async Task Hello_comes_first_once_and_in_time()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:HelloWithin", "0:00:00.5");
        var token = await host.TokenTextAsync();
        await using var silent = await TestWorker.ConnectAsync(host.Address, token);
        (await silent.ClosedAsync()).Code.ShouldBe(CloseCodes.HelloMissing);
        await using var rude = await TestWorker.ConnectAsync(host.Address, token);
        await rude.BeatAsync();
        (await rude.ClosedAsync()).ShouldBe((1002, "Say hello first."));
        await using var twice = await host.WorkerAsync(token: token);
        await twice.SendAsync(Sample.Hello());
        (await twice.ClosedAsync()).ShouldBe((1002, "Hello is said once."));
    }

    [Theory]
    [InlineData(0, "update the worker")]
    [InlineData(2, "update the server")]
    public async Task Another_version_is_told_what_to_update(int version, string advice)
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await TestWorker.ConnectAsync(host.Address, await host.TokenTextAsync());
        await worker.SendAsync(Sample.Hello() with { Protocol = version });
        var answer = await worker.ReceiveAsync<UpgradeRequired>();
        (answer.Minimum, answer.Maximum).ShouldBe((1, 1));
        answer.Reason.ShouldContain(advice);
        (await worker.ClosedAsync()).Code.ShouldBe(CloseCodes.UpgradeRequired);
    }

    [Fact]
    public async Task A_hello_that_cannot_be_is_refused()
    {
        await using var host = await BrokerHost.StartAsync();
        var any = await host.TokenTextAsync();
        var narrow =
            (await host.TokenAsync(new { name = "gpu", tags = new[] { "CUDA" } })).GetProperty("token").GetString()!;
        (await RefusedAsync(host, any, Sample.Hello() with { Capacity = 0 })).ShouldContain("capacity");
        (await RefusedAsync(host, any, Sample.Hello("a\nb"))).ShouldContain("name");
        (await RefusedAsync(host, any, Sample.Hello(tags: ["two words"]))).ShouldContain("tag");
        (await RefusedAsync(host, any, Sample.Hello(tags: [.. Enumerable.Range(0, 65).Select(n => $"t{n}")])))
            .ShouldContain("65 tags");
        (await RefusedAsync(host, narrow, Sample.Hello(tags: ["cuda", "linux"])))
            .ShouldBe("The token does not allow the tags linux; it allows cuda.");
        await using var fits = await host.WorkerAsync(tags: ["!Cuda"], token: narrow);
    }

    [Fact]
    public async Task Frames_that_are_no_messages_end_the_connection_and_only_that()
    {
        await using var host = await BrokerHost.StartAsync();
        var token = await host.TokenTextAsync();
        (await AfterAsync(host, token, worker => worker.SendAsync("{ not json"))).ShouldBe(1007);
        (await AfterAsync(host, token, worker => worker.SendAsync("""{"type":"output","attempt":"three"}""")))
            .ShouldBe(1007);
        (await AfterAsync(host, token, worker => worker.SendAsync("""{"type":"finished"}"""))).ShouldBe(1007);
        (await AfterAsync(host, token, worker => worker.SendAsync("null"))).ShouldBe(1007);
        // The library answers bytes that are not UTF-8 itself, and may cut the connection before its close frame is
        // out.
        (await AfterAsync(host, token, worker => worker.SendAsync([0xC3, 0x28]))).ShouldBeOneOf(1007, 1006);
        (await AfterAsync(host, token, worker => worker.SendAsync([1, 2, 3], WebSocketMessageType.Binary)))
            .ShouldBe(1003);
        (await AfterAsync(host, token, worker =>
            worker.SendAsync(Sample.Output(Guid.NewGuid(), 1, new string('x', Wire.OutputFrameBytes))))).ShouldBe(1009);
        (await AfterAsync(host, token, worker => worker.SendAsync(new string(' ', Wire.FrameBytes + 1))))
            .ShouldBe(1009);
        await using var last = await host.WorkerAsync(token: token);
    }

    [Fact]
    public async Task Unknown_types_and_fields_are_ignored()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        await worker.SendAsync("""{"type":"from_the_future","x":1}""");
        await worker.SendAsync("""{"x":1}""");
        await worker.SendAsync(new HeartbeatConfirmed());
        await worker.SendAsync("""{"free_slots":1,"mood":"good","running":[],"type":"heartbeat"}""");
        await worker.ReceiveAsync<HeartbeatConfirmed>();
    }

    [Fact]
    public async Task A_flood_of_frames_is_cut_off()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:FramesPerSecond", "50");
        await using var worker = await host.WorkerAsync();
        for (var frame = 0; frame < 200; frame++) await worker.SendAsync("""{"type":"noise"}""");
        (await worker.ClosedAsync()).ShouldBe((1008, "More than 50 frames came in a second."));
    }

    [Fact]
    public async Task A_second_connection_of_a_worker_takes_the_place_of_the_first()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var first = await host.WorkerAsync(machine: "m");
        var gone = Task.Run(async () =>
        {
            await first.ReceiveAsync<Superseded>();
            return await first.ClosedAsync();
        });
        await using var second = await host.WorkerAsync(machine: "m");
        (await gone).Code.ShouldBe(CloseCodes.Superseded);
        var id = await host.RequestAsync();
        (await second.AcceptAsync()).ShouldBe(id);
        (await host.GetAsync("/api/workers")).GetArrayLength().ShouldBe(1);
        (await host.GetAsync("/api/worker/status")).GetProperty("online").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_that_falls_silent_is_dropped()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:Silence", "0:00:00.7");
        await using var worker = await host.WorkerAsync();
        (await worker.ClosedAsync()).Code.ShouldBe(CloseCodes.Silent);
        (await host.GetAsync("/api/worker/status")).GetProperty("online").GetInt32().ShouldBe(0);
    }

    private static async Task<IEnumerable<string?>> OnlineAsync(BrokerHost host) =>
        (await host.GetAsync("/api/worker/status")).GetProperty("workers").EnumerateArray()
        .Where(worker => worker.GetProperty("state").GetString() != "offline")
        .Select(worker => worker.GetProperty("name").GetString());

    private static async Task<int> AfterAsync(BrokerHost host, string token, Func<TestWorker, Task> say)
    {
        await using var worker = await host.WorkerAsync(token: token);
        await say(worker);
        try { return (await worker.ClosedAsync()).Code; }
        catch (WebSocketException) { return 1006; }
    }

    private static async Task<string> RefusedAsync(BrokerHost host, string token, Hello hello)
    {
        await using var worker = await TestWorker.ConnectAsync(host.Address, token);
        await worker.SendAsync(hello);
        var (code, reason) = await worker.ClosedAsync();
        code.ShouldBe(CloseCodes.HelloRefused);
        return reason;
    }

    /// <summary>By plain HTTP, because a WebSocket client does not show the answer's body.</summary>
    private static async Task RefusedAsync(
        BrokerHost host, string? token, int status, string sentence, (string Name, string Value) header = default,
        string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Wire.Path + query);
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (header.Name is not null) request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        if (header.Name != "Sec-WebSocket-Protocol")
            request.Headers.TryAddWithoutValidation("Sec-WebSocket-Protocol", Wire.Subprotocol);
        using var answer = await host.Http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(sentence);
    }
}
