using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace JakeOps.Gateway.Tests;

public class StreamTests
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_stream_comes_through_piece_by_piece_and_is_given_up_only_when_it_is_silent_for_too_long()
    {
        await using var door = new DoorHost();
        var replica = await door.ReplicaAsync("one");
        await door.OpenAsync([replica], "--Door:Services:transcripts", replica, "--Door:SilentFor", Silence.ToString());
        using var answer = await door.Http.GetAsync("/api/deliveries/d1/stream", HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());
        var began = TimeProvider.System.GetTimestamp();
        for (var number = 0; TimeProvider.System.GetElapsedTime(began) < 3 * Silence; number++)
        {
            // The next one is not even made before this one has arrived.
            (await lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe($"data: {number}");
            await lines.ReadLineAsync();
            door.Next.Release();
        }
        await Should.ThrowAsync<Exception>(async () =>
        {
            while (await lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) is not null) { /* until the cut */ }
            throw new EndOfStreamException();
        });
    }

    [Fact]
    public async Task A_socket_comes_through_both_ways_and_to_its_end()
    {
        await using var door = new DoorHost();
        await door.OpenAsync(await door.ReplicaAsync("one"));
        using var socket = new ClientWebSocket();
        var address = new UriBuilder(door.Http.BaseAddress!) { Scheme = "ws", Path = "/api/workers/connect" }.Uri;
        await socket.ConnectAsync(address, CancellationToken.None);
        var buffer = new byte[100];
        foreach (var word in new[] { "hello", "again" })
        {
            await socket.SendAsync(Encoding.UTF8.GetBytes(word), WebSocketMessageType.Text, true, CancellationToken.None);
            var got = await socket.ReceiveAsync(buffer, CancellationToken.None);
            Encoding.UTF8.GetString(buffer, 0, got.Count).ShouldBe(word);
        }
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None);
        socket.CloseStatusDescription.ShouldBe("bye");
    }

    [Fact]
    public async Task What_fails_behind_the_door_says_nothing_of_its_inside()
    {
        await using var door = new DoorHost();
        await door.OpenAsync(await door.ReplicaAsync("one"));
        using var failed = await door.Http.PatchAsync("/api/deliveries/d1", null);
        failed.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var text = await failed.Content.ReadAsStringAsync();
        text.ShouldContain("The service failed on this request");
        text.ShouldNotContain("password");
        text.ShouldNotContain("   at ");
        text.ShouldNotContain("Exception");
    }
}
