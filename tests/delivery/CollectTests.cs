using System.Net;
using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.Delivery.Tests;

/// <summary>Sessions that a person ran on this machine, in local mode.</summary>
public sealed class CollectTests : IDisposable
{
    private readonly TempFolder _config = new();

    public CollectTests() => Environment.SetEnvironmentVariable("CLAUDE_CONFIG_DIR", _config.Path);

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("CLAUDE_CONFIG_DIR", null);
        _config.Dispose();
    }

    [Fact]
    public async Task A_session_becomes_a_run_and_its_lines_reach_the_transcripts_whole()
    {
        var session = Guid.NewGuid();
        var lines = Enumerable.Range(0, 450).Select(n => $$"""{"type":"user","n":{{n}}}""").Append($"\"{new string('€', 40_000)}𝒳\"").ToList();
        Directory.CreateDirectory(Path.Combine(_config.Path, "projects", "-home-ada-shop"));
        await File.WriteAllLinesAsync(Path.Combine(_config.Path, "projects", "-home-ada-shop", $"{session}.jsonl"),
            lines);
        await using var app = await DeliveryApp.StartAsync(settings: ["--Delivery:LocalSessions", "true"]);
        var id = await app.CreateAsync();

        var (status, body) = await app.PostAsync(id, "collect", new { session_id = session });
        status.ShouldBe(HttpStatusCode.OK);
        var run = body.GetProperty("run_id").GetGuid();
        (body.GetProperty("id").GetString(), body.GetProperty("status").GetString()).ShouldBe((id, "collected"));
        var finished = await app.Published.WaitAsync<ExecutionFinished>(one => one.ExecutionId == run);
        var pieces = app.Published.Of<ExecutionOutput>().OrderBy(one => one.FirstSequence).SelectMany(one => one.Pieces)
            .ToList();
        pieces.Count.ShouldBe((int)finished.LastSequence);
        string.Concat(pieces.Select(piece => piece.Text + (piece.More ? "" : "\n")))
            .ShouldBe(string.Concat(lines.Select(line => line + "\n")));
        app.Published.Of<ExecutionOutput>().ShouldAllBe(one => one.Pieces.Count <= 200);
        var shown = (await app.GetAsync(id)).GetProperty("runs")[0];
        (shown.GetProperty("status").GetString(), shown.GetProperty("mode").GetString(),
            shown.GetProperty("session_id").GetGuid())
            .ShouldBe(("success", "plan", session));
        (await app.WhereAsync(id)).ShouldBe("plan/pending");

        (await app.PostAsync(id, "collect", new { session_id = Guid.NewGuid() }))
            .Status.ShouldBe(HttpStatusCode.NotFound);
        (await app.PostAsync(id, "collect", new { session_id = "../../secrets" }))
            .Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }
}
