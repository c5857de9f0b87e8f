using JakeOps.Worker.Protocol;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>A worker as the table has it, on whatever replica it is: what choosing and explaining need.</summary>
/// <param name="Connection">Null while it is offline.</param>
/// <param name="Repositories">Patterns that its token allows; empty for any.</param>
/// <param name="IdleSince">When its load last changed.</param>
/// <param name="Running">Executions that it has now.</param>
internal sealed record KnownWorker(
    Guid Id, string Organization, string Name, IReadOnlyList<string> Tags, IReadOnlyList<string> Repositories,
    int Capacity, Guid? Connection, DateTimeOffset LastSeen, DateTimeOffset IdleSince, string? Problem, Pause? Pause,
    bool TooOld, int Running = 0, DateTimeOffset? OldestRun = null)
{
    private const int MostAway = 500;

    /// <summary>It is there, works, and nobody paused it; it may be busy.</summary>
    public bool Takes => Connection is not null && Problem is null && Pause is null;

    public int FreeSlots => Takes ? Math.Max(0, Capacity - Running) : 0;

    public bool Fits(WorkKind work) => Fit.Obstacle(Id, Tags, Repositories, work) is null;

    /// <summary>Connected workers of these organizations.</summary>
    public static async Task<List<KnownWorker>> OnlineAsync(
        BrokerDbContext db, IReadOnlyCollection<string> organizations, DateTimeOffset now, TimeSpan silence,
        CancellationToken ct)
    {
        var alive = now - silence;
        var rows = await db.Workers.IgnoreQueryFilters().AsNoTracking().Where(row =>
            row.Connection != null && row.LastSeen >= alive && organizations.Contains(row.Organization)).ToListAsync(ct);
        var runs = await db.OfAnyTenant()
            .Where(row => row.State == ExecutionState.Running && row.WorkerId != null
                && organizations.Contains(row.Organization))
            .GroupBy(row => row.WorkerId!.Value)
            .Select(group => new
            {
                group.Key, Count = group.Count(), Oldest = group.Min(row => row.StartedAt ?? row.CreatedAt),
            })
            .ToDictionaryAsync(group => group.Key, ct);
        return [.. rows.Select(row => runs.TryGetValue(row.Id, out var run)
            ? Of(row, now) with { Running = run.Count, OldestRun = run.Oldest }
            : Of(row, now))];
    }

    /// <summary>Workers of an organization that are not connected, those seen last first.</summary>
    public static async Task<List<KnownWorker>> AwayAsync(
        BrokerDbContext db, string organization, DateTimeOffset now, TimeSpan silence, CancellationToken ct)
    {
        var alive = now - silence;
        var rows = await db.Workers.IgnoreQueryFilters().AsNoTracking()
            .Where(row => row.Organization == organization && (row.Connection == null || row.LastSeen < alive))
            .OrderByDescending(row => row.LastSeen).Take(MostAway).ToListAsync(ct);
        return [.. rows.Select(row => Of(row, now) with { Connection = null })];
    }

    public static KnownWorker Of(RegisteredWorker row, DateTimeOffset now) => new(
        row.Id, row.Organization, row.Name, row.Tags, row.Repositories, row.Capacity, row.Connection, row.LastSeen,
        row.IdleSince, row.Problem, row.PauseAt(now), row.TooOld);
}
