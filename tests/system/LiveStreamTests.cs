using System.Net.ServerSentEvents;
using JakeOps.Hosting;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

public sealed class LiveStreamTests(Installation installation, ITestOutputHelper output)
    : SharedInstallation(installation, output)
{
    private const string Slow = "simulate plan: lines 60\nsimulate plan: slow 50";

    [Fact]
    public async Task A_live_stream_is_the_same_whichever_replica_serves_it()
    {
        var id = await RunningAsync("live");
        var path = $"/api/deliveries/{id}/stream";
        var watched = await Task.WhenAll(
            IdsAsync(Asking("transcripts-1"), path), IdsAsync(Asking("transcripts-2"), path),
            IdsAsync(Installation.Http, path));
        watched[0].Count.ShouldBeGreaterThan(60);
        watched[1].ShouldBe(watched[0]);
        watched[2].ShouldBe(watched[0]);
    }

    [Fact]
    public async Task A_live_stream_goes_on_at_another_replica_when_its_own_dies()
    {
        var id = await RunningAsync("resumed");
        var path = $"/api/deliveries/{id}/stream";
        var doomed = Installation.One("transcripts-1");
        var first = await IdsAsync(Asking("transcripts-1"), path, most: 10);
        await doomed.KillAsync();
        doomed.Start();
        var rest = await IdsAsync(Asking("transcripts-2"), $"{path}?last_event_id={first[^1]}");
        var run = (await Installation.GetAsync($"/api/deliveries/{id}")).GetProperty("runs")[0].GetProperty("id").GetString();
        var whole = await IdsAsync(Asking("transcripts-2"), $"{path}?run={run}&last_event_id=0");
        first.Concat(rest).ShouldBe(whole);
        await doomed.BecomesReadyAsync();
    }

    private async Task<string> RunningAsync(string label)
    {
        var id = await Installation.CreateAsync(
            "me/app", Installation.Remote, new { checkpoints = new[] { "plan" }, body = Slow }, label);
        await Installation.ActAsync(id, "run");
        await Eventually.TrueAsync(() => Installation.Worker.HasAgents);
        // The transcripts hear of a run by a message, a moment after its agent started.
        await Eventually.TrueAsync(async () =>
        {
            using var answer = await Installation.Http.GetAsync(
                $"/api/deliveries/{id}/stream", HttpCompletionOption.ResponseHeadersRead);
            return answer.IsSuccessStatusCode;
        });
        return id;
    }

    /// <summary>As the gateway asks that replica.</summary>
    private HttpClient Asking(string replica)
    {
        var identity = new IdentitySigner(Installation.PrivateKey, TimeProvider.System)
            .Sign(new(Caller.LocalOrganization, "owner", "owner", "127.0.0.1", Permission.Admin, "session:1"));
        var http = new HttpClient { BaseAddress = Installation.One(replica).Address };
        http.DefaultRequestHeaders.Add(IdentityToken.Header, identity);
        return http;
    }

    /// <summary>The ids of a stream's events, to its end or to the first so many.</summary>
    private static async Task<List<string>> IdsAsync(HttpClient http, string path, int most = int.MaxValue)
    {
        await using var stream = await http.GetStreamAsync(path);
        var ids = new List<string>();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            if (item.EventType == "done") return ids;
            if (item.EventId is { } id && id != ids.LastOrDefault()) ids.Add(id);
            if (ids.Count == most) return ids;
        }
        throw new EndOfStreamException($"{http.BaseAddress}{path} ended without 'done' after {ids.Count} events.");
    }
}
