using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;

namespace JakeOps.GitHubSync;

/// <summary>How a source stood before a poll, so that others hear of a change at once, and that it is polled once a
/// minute at most.</summary>
internal readonly record struct SyncNews(SyncState State, string? Problem, DateTimeOffset? PolledAt)
{
    private const string Gone = "gone";

    public static SyncNews Of(SourceSync sync) => new(sync.State, sync.Problem, sync.LastPolledAt);

    public void Tell(GitHubSyncDbContext db, Source source, SourceSync sync, DateTimeOffset now)
    {
        var changed = (State, Problem) != (sync.State, sync.Problem) || PolledAt is null;
        if (!changed && Minute(PolledAt!.Value) == Minute(now)) return;
        var state = JsonNamingPolicy.SnakeCaseLower.ConvertName(sync.State.ToString());
        Publish(db, new(source.Organization, source.Id, source.Repository, state, sync.Problem, changed, now, now));
    }

    /// <summary>It is polled no more: whatever was wrong with it concerns nobody.</summary>
    public static void TellGone(GitHubSyncDbContext db, SourceChanged source) => Publish(
        db, new(source.Organization, source.SourceId, source.Repository, Gone, null, true, source.At, source.At));

    private static void Publish(GitHubSyncDbContext db, SourceSynced news) => db.Publish(news, news.SourceId);

    private static long Minute(DateTimeOffset at) => at.UtcTicks / TimeSpan.TicksPerMinute;
}
