using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Writes what is due. A lease in the database lets one replica write a report at a time.</summary>
internal sealed class ReportLoop(
    IServiceScopeFactory scopes, AccessOpener opener, ReportWriter writer, IOptions<GitHubSyncOptions> options,
    TimeProvider clock, ILogger<ReportLoop> log) : PeriodicWork(clock, log)
{
    private const int AtOnce = 50;
    private const int MostTries = 30;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private readonly TimeProvider _clock = clock;
    private readonly ILogger _log = log;

    protected override TimeSpan Pause => options.Value.WatchTick;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var now = _clock.GetUtcNow();
        var due = await db.Reports.IgnoreQueryFilters().Where(report => report.NextAt <= now && report.LeaseUntil <= now)
            .OrderBy(report => report.NextAt).Take(AtOnce)
            .Select(report => new { report.Organization, report.DeliveryId, report.Kind }).ToListAsync(stop);
        // One host that does not answer keeps others waiting for no longer than a call takes.
        await Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stop },
            async (one, ct) => await WriteAsync(one.Organization, one.DeliveryId, one.Kind, ct));
    }

    private async Task WriteAsync(string organization, string delivery, string kind, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = organization;
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var (now, until) = (_clock.GetUtcNow(), _clock.GetUtcNow() + Lease);
        var row = db.Reports.Where(report => report.DeliveryId == delivery && report.Kind == kind);
        if (await row.Where(report => report.NextAt <= now && report.LeaseUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(report => report.LeaseUntil, until), ct) == 0) return;
        if (await row.SingleOrDefaultAsync(ct) is not { } report) return;
        var source = await db.LiveSources.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == report.SourceId && one.Active, ct);
        var (access, problem) = source is null
            ? (null, new Problem(ProblemKind.Unusable, "The source is deleted or not active."))
            : opener.Open(source, background: true);
        string? url = null;
        if (access is not null) (url, problem) = await writer.WriteAsync(access, source!.Repository, report, ct);
        Note(report, url, problem);
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateConcurrencyException)
        {
            // There is something newer to say, which is next.
            var free = _clock.GetUtcNow();
            await row.ExecuteUpdateAsync(set => set.SetProperty(one => one.LeaseUntil, free), ct);
        }
    }

    private void Note(Report report, string? url, Problem? problem)
    {
        var now = _clock.GetUtcNow();
        (report.LeaseUntil, report.Problem) = (now, problem?.Sentence);
        report.Revision++;
        if (problem is null) (report.DoneAt, report.NextAt, report.Url) = (now, null, url ?? report.Url);
        else if (problem.Passes && ++report.Tries < MostTries)
            report.NextAt = problem.RetryAt ?? now + options.Value.RetryDelay * Math.Pow(2, Math.Min(report.Tries, 11));
        else
        {
            report.NextAt = null;
            _log.ReportRefused(report.Kind, report.DeliveryId, problem.Sentence);
        }
    }
}
