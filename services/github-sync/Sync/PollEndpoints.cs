using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <param name="Detail">What happened, for people.</param>
internal sealed record SyncResult(int Created, int Closed, string Detail);

/// <param name="CountedCalls">Those that counted against the account's hourly limit.</param>
internal sealed record PollView(
    long Id, DateTimeOffset At, long DurationMs, string Kind, int Calls, int CountedCalls, int Found, int Closed, string? Error);

internal static class PollEndpoints
{
    private const int Most = 200;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<Results<Ok<List<PollView>>, ProblemHttpResult>> List(
        string id, GitHubSyncDbContext db, HttpContext http, CancellationToken ct, int limit = 50, long? before = null)
    {
        if (limit is < 1 or > Most)
            return TypedResults.Problem($"The limit is {limit}: it must be from 1 to {Most}.", statusCode: 422);
        if (await db.FindSourceAsync(id, ct) is null) return SourceEndpoints.NotFound();
        var polls = await db.Polls.AsNoTracking().Where(row => row.SourceId == id && (before == null || row.Id < before))
            .OrderByDescending(row => row.Id).Take(limit + 1)
            .Select(row => new PollView(row.Id, row.At, row.DurationMs, row.Kind, row.Calls, row.CountedCalls, row.Found,
                row.Closed, row.Error)).ToListAsync(ct);
        if (polls.Count > limit)
        {
            polls.RemoveAt(limit);
            http.Response.Headers.Link = $"</api/sources/{id}/polls?limit={limit}&before={polls[^1].Id}>; rel=\"next\"";
        }
        return TypedResults.Ok(polls);
    }

    /// <summary>Whichever replica polls; this one waits for all of them, but not for ever.</summary>
    public static async Task<SyncResult> Sync(
        GitHubSyncDbContext db, SyncWishes wishes, IOptions<SyncOptions> options, TimeProvider clock, CancellationToken ct)
    {
        var asked = await db.LiveSources.Where(source => source.Active && source.Access != SourceAccess.Webhook)
            .Select(source => source.Id).ToListAsync(ct);
        if (asked.Count == 0)
            return new(0, 0, "No source was asked: there is none that is active and has a way to read its repository.");
        if (!options.Value.Enabled) return new(0, 0, "No source was asked: polling is turned off here (GitHubSync__Sync__Enabled).");
        var (last, from) = (await db.Polls.MaxAsync(row => (long?)row.Id, ct) ?? 0, clock.GetUtcNow());
        await wishes.WantAsync(db, asked, ct);
        var polls = new List<Poll>();
        while (Answered(polls, from).Count < asked.Count && clock.GetUtcNow() < from + options.Value.AskedWithin)
        {
            await Task.Delay(Pause, clock, ct);
            polls = await db.Polls.AsNoTracking().Where(row => row.Id > last && asked.Contains(row.SourceId)).ToListAsync(ct);
        }
        return new(polls.Sum(poll => poll.Found), polls.Sum(poll => poll.Closed), Detail(asked.Count, Answered(polls, from)));
    }

    /// <summary>The newest of each source; one that began before the wish may have missed what it was about.</summary>
    private static List<Poll> Answered(List<Poll> polls, DateTimeOffset from) =>
    [
        .. polls.Where(poll => poll.At.AddMilliseconds(-poll.DurationMs) >= from)
            .GroupBy(poll => poll.SourceId).Select(of => of.MaxBy(poll => poll.Id)!),
    ];

    private static string Detail(int asked, List<Poll> answered)
    {
        var failed = answered.Where(poll => poll.Error is not null).ToList();
        var text = $"{answered.Count} of {asked} sources were read.";
        if (answered.Count < asked) text += " The others go on; GET /api/sources/{id}/polls shows when they are done.";
        if (failed.Count > 0) text += $" {failed.Count} failed, the first with: {failed[0].Error}";
        return text;
    }
}
