using JakeOps.Transcripts.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Transcripts.Live;

/// <summary>Shows one viewer one run: what is stored after its position, then what comes, to the end.</summary>
/// <remarks>The database alone is the source, in its order and from the viewer's position on; a signal only says when
/// to look. So nothing is missed, sent twice or held for a slow viewer, whichever replica stored it.</remarks>
internal sealed class LiveStream(
    TranscriptsDbContext db, LineReader lines, LiveSignal signal, TimeProvider clock,
    IOptions<TranscriptsOptions> options, IHostApplicationLifetime host)
{
    /// <param name="cutter">Shortens events for viewers who ask for that; null for whole ones.</param>
    public async Task WriteAsync(
        Stream body, Execution? run, long after, JsonCutter? cutter, CancellationToken viewer)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(viewer, host.ApplicationStopping);
        var events = new EventStream(body, clock);
        try
        {
            await events.CommentAsync("here", either.Token);
            if (run is not null) await FollowAsync(events, run, after, cutter, either.Token);
            await events.DoneAsync(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // The viewer is gone, or this process ends and the viewer resumes at another.
        }
    }

    private async Task FollowAsync(
        EventStream events, Execution run, long position, JsonCutter? cutter, CancellationToken ct)
    {
        using var ear = signal.Listen(run.Id.ToString());
        var (facts, known) = (RunFacts.Of(run), run.DigestedThrough);
        if (Meta.StateOf(facts) != Meta.StateOf(new())) await events.EventAsync(null, Meta.EventOf(facts), ct);
        while (true)
        {
            run = await db.Executions.AsNoTracking().SingleAsync(execution => execution.Id == run.Id, ct);
            await foreach (var line in lines.ReadAsync(run, position, ct))
            {
                if (line.Event() is { } json)
                    await events.EventAsync(line.Last, cutter?.Copy(json, line.AgentLine?.Json) ?? json, ct);
                position = line.Last;
                if (line.First > known) await TellMetaAsync(events, facts, line, ct);
            }
            await events.FlushAsync(ct);
            if (run.Closed) return;
            await WaitAsync(events, ear, ct);
        }
    }

    private static async Task TellMetaAsync(EventStream events, RunFacts facts, Line line, CancellationToken ct)
    {
        if (line.AgentLine is not { } agentLine) return;
        var before = Meta.StateOf(facts);
        facts.Read(agentLine, line.First, line.Last);
        if (Meta.StateOf(facts) != before) await events.EventAsync(null, Meta.EventOf(facts), ct);
    }

    private async Task WaitAsync(EventStream events, LiveSignal.Ear ear, CancellationToken ct)
    {
        var left = options.Value.Heartbeat - events.Silence;
        if (left <= TimeSpan.Zero) await events.CommentAsync("heartbeat", ct);
        else await ear.WaitAsync(left < options.Value.Poll ? left : options.Value.Poll, ct);
    }
}
