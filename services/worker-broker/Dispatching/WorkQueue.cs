using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.WorkerBroker;

/// <summary>Reads the queue: first how much of each kind there is, then only the rows that are needed.</summary>
internal sealed class WorkQueue
{
    private const int Remembered = 10_000;

    private readonly ConcurrentDictionary<string, WorkKind> _kinds = new();
    private volatile IReadOnlyDictionary<string, List<QueuedKind>> _last = new Dictionary<string, List<QueuedKind>>();

    /// <summary>What an organization had on its queue when it was last looked at.</summary>
    public IReadOnlyList<QueuedKind> LastOf(string organization) => _last.GetValueOrDefault(organization, []);

    public async Task<List<QueuedKind>> KindsAsync(BrokerDbContext db, CancellationToken ct)
    {
        var groups = await Queued(db).GroupBy(row => new { row.Organization, row.Kind }).Select(group => new
        {
            group.Key.Organization, group.Key.Kind, Count = group.Count(), Priority = group.Max(row => row.Priority),
            Priorities = group.Sum(row => (long)row.Priority), Oldest = group.Min(row => row.CreatedAt),
            Newest = group.Max(row => row.CreatedAt),
        }).ToListAsync(ct);
        if (_kinds.Count > Remembered) _kinds.Clear();
        var kinds = new List<QueuedKind>(groups.Count);
        foreach (var group in groups)
            // One that is gone by now is not on the queue any more.
            if (await WorkOfAsync(db, group.Kind, ct) is { } work)
                kinds.Add(new(group.Organization, group.Kind, work, group.Count, group.Priority, group.Priorities,
                    group.Oldest, group.Newest));
        _last = kinds.GroupBy(kind => kind.Organization).ToDictionary(group => group.Key, group => group.ToList());
        return kinds;
    }

    /// <summary>The first of one kind, in the queue's order, with the workers that know their Delivery or
    /// repository.</summary>
    public static Task<List<QueuedExecution>> HeadAsync(
        BrokerDbContext db, QueuedKind kind, int most, CancellationToken ct) =>
        InOrder(OfKind(db, kind)).Take(most).Select(row => new QueuedExecution(
            row.Id, row.Kind, row.Priority, row.Turn, row.CreatedAt,
            db.Executions.Where(last => last.Organization == row.Organization && last.DeliveryId == row.DeliveryId
                    && last.WorkerId != null)
                .OrderByDescending(last => last.CreatedAt).Select(last => last.WorkerId).FirstOrDefault(),
            db.Executions.Where(last => last.Organization == row.Organization && last.Repository == row.Repository
                    && last.WorkerId != null)
                .OrderByDescending(last => last.CreatedAt).Select(last => last.WorkerId).FirstOrDefault()))
        .ToListAsync(ct);

    /// <summary>The first of several kinds of one organization, in the queue's order.</summary>
    public static Task<List<WaitingExecution>> FirstAsync(
        BrokerDbContext db, string organization, IReadOnlyCollection<string> kinds, int most, CancellationToken ct) =>
        Waiting(InOrder(Queued(db).Where(row => row.Organization == organization && kinds.Contains(row.Kind)))
            .Take(most)).ToListAsync(ct);

    public static IQueryable<Execution> OfKind(BrokerDbContext db, QueuedKind kind) =>
        Queued(db).Where(row => row.Organization == kind.Organization && row.Kind == kind.Key);

    public static IQueryable<WaitingExecution> Waiting(IQueryable<Execution> rows) => rows.Select(row =>
        new WaitingExecution(row.Id, row.DeliveryId, row.Attempt, row.Kind, row.RefusalReasons, row.WaitingReason));

    /// <summary>Which turn the next execution of a repository gets, so that one that brings a hundred does not keep the
    /// others waiting: behind its own, and beside what the workers are at.</summary>
    public static async Task<long> NextTurnAsync(
        BrokerDbContext db, string organization, string repository, int priority, CancellationToken ct)
    {
        var queued = Queued(db).Where(row => row.Organization == organization && row.Priority == priority);
        var running = await db.OfAnyTenant()
            .Where(row => row.State == ExecutionState.Running && row.Organization == organization
                && row.Priority == priority)
            .GroupBy(row => row.Repository == repository)
            .Select(group => new { Own = group.Key, Last = group.Max(row => row.Turn) }).ToListAsync(ct);
        var now = running.Count > 0
            ? running.Max(group => group.Last)
            : await queued.MinAsync(row => (long?)row.Turn, ct) ?? 0;
        var own = await queued.Where(row => row.Repository == repository).MaxAsync(row => (long?)row.Turn, ct)
            ?? running.Find(group => group.Own)?.Last;
        return own >= now ? own.Value + 1 : now;
    }

    private static IQueryable<Execution> Queued(BrokerDbContext db) =>
        db.OfAnyTenant().Where(row => row.State == ExecutionState.Queued);

    private static IQueryable<Execution> InOrder(IQueryable<Execution> rows) => rows
        .OrderByDescending(row => row.Priority).ThenBy(row => row.Turn).ThenBy(row => row.CreatedAt)
        .ThenBy(row => row.Id);

    private async Task<WorkKind?> WorkOfAsync(BrokerDbContext db, string key, CancellationToken ct)
    {
        if (_kinds.TryGetValue(key, out var known)) return known;
        var row = await Queued(db).Where(row => row.Kind == key)
            .Select(row => new { row.RequiredTags, row.Repository, row.RefusedBy }).FirstOrDefaultAsync(ct);
        return row is null ? null : _kinds[key] = new(row.RequiredTags, row.Repository, row.RefusedBy);
    }
}

/// <summary>An execution that is next to be handed out.</summary>
/// <param name="DeliveryWorker">Who ran its Delivery last.</param>
/// <param name="RepositoryWorker">Who ran something for its repository last.</param>
internal sealed record QueuedExecution(
    Guid Id, string Kind, int Priority, long Turn, DateTimeOffset CreatedAt, Guid? DeliveryWorker,
    Guid? RepositoryWorker);

/// <summary>An execution whose waiting is to be explained.</summary>
internal sealed record WaitingExecution(
    Guid Id, string DeliveryId, int Attempt, string Kind, List<string> RefusalReasons, string? Reason);
