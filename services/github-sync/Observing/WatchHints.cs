using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>A webhook says that something moved: the watches of its source are looked at soon. What it says is not
/// believed, the host is asked.</summary>
internal static class WatchHints
{
    private static readonly string[] Telling =
        ["check_run", "check_suite", "workflow_run", "status", "deployment", "deployment_status", "pull_request", "push"];

    public static bool Concerns(string webhook) => Telling.Contains(webhook);

    /// <summary>A burst of webhooks is one look: the first of them sets when.</summary>
    public static Task WakeWatchesAsync(
        this GitHubSyncDbContext db, string source, TimeSpan debounce, DateTimeOffset now, CancellationToken ct)
    {
        var soon = now + debounce;
        return db.Watches.Where(watch => watch.SourceId == source && watch.NextAt > soon)
            .ExecuteUpdateAsync(set => set.SetProperty(watch => watch.NextAt, soon)
                // A look that is under way may have asked before it happened: its answer does not count.
                .SetProperty(watch => watch.LeaseUntil, now)
                .SetProperty(watch => watch.Revision, watch => watch.Revision + 1), ct);
    }
}
