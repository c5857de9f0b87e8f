using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <summary>Keeps the sentence that says why an execution waits up to date. Executions of one kind that nobody takes,
/// and those far behind, share a sentence, so that the cost does not grow with the queue.</summary>
internal sealed class WaitingReasons(WaitingHistory history, IOptions<BrokerOptions> options, TimeProvider clock)
{
    /// <summary>Places on the queue that are counted.</summary>
    public const int Places = 100;

    // A sentence more is not worth a long transaction; the rest follow in the next pass.
    private const int AtOnce = 200;

    // What all executions of a kind are known to say, so that they are not read again until something changes.
    private Dictionary<(string, string), Said> _said = [];

    public async Task ExplainAsync(
        BrokerDbContext db, IReadOnlyList<QueuedKind> queue, IReadOnlyList<KnownWorker> workers,
        IReadOnlyDictionary<string, Given> given, CancellationToken ct)
    {
        var said = new Dictionary<(string, string), Said>();
        var online = workers.ToLookup(worker => worker.Organization);
        foreach (var ofOne in queue.GroupBy(kind => kind.Organization))
        {
            var pass = new Pass(db, [.. online[ofOne.Key]], given[ofOne.Key], said, [], clock.GetUtcNow());
            await ExplainAsync(pass, [.. ofOne], ct);
            if (pass.Changes.Count > 0) await history.WriteAsync(db, ofOne.Key, pass.Changes, ct);
        }
        _said = said;
    }

    private async Task ExplainAsync(Pass pass, IReadOnlyList<QueuedKind> kinds, CancellationToken ct)
    {
        var busy = new List<BusyKind>();
        IReadOnlyList<KnownWorker>? away = null;
        foreach (var kind in kinds)
        {
            var fitting = pass.Online.Where(worker => worker.Fits(kind.Work)).ToList();
            if (fitting.Exists(worker => worker.Takes))
            {
                // Where a slot is free it is handed out by the next look.
                if (pass.Given.Slots.For(kind.Work) == 0)
                    busy.Add(new(kind, [.. fitting.Where(worker => worker.Takes)],
                        [.. fitting.Where(worker => !worker.Takes)]));
                continue;
            }
            if (fitting.Count == 0)
                away ??= await KnownWorker.AwayAsync(
                    pass.Db, kind.Organization, pass.Now, options.Value.Silence, ct);
            await SayToAllAsync(pass, kind, fitting.Count == 0
                ? WaitingSentence.NobodyFits(kind.Work, pass.Online, away!, pass.Now)
                : WaitingSentence.NobodyTakes(fitting, pass.Now), [], ct);
        }
        foreach (var alike in busy.GroupBy(kind => kind.Who)) await ExplainBusyAsync(pass, [.. alike], busy, ct);
    }

    /// <summary>Kinds that wait for the very same workers.</summary>
    private async Task ExplainBusyAsync(
        Pass pass, List<BusyKind> alike, List<BusyKind> busy, CancellationToken ct)
    {
        var (takers, others) = (alike[0].Takers, alike[0].Others);
        var ids = takers.Select(worker => worker.Id).ToHashSet();
        var rivals = busy.GroupBy(kind => kind.Who)
            .Where(group => group.First().Takers.Any(worker => ids.Contains(worker.Id)))
            .SelectMany(group => group).Select(kind => kind.Kind.Key).ToList();
        var mine = alike.Select(kind => kind.Kind.Key).ToHashSet();
        var first = await WorkQueue.FirstAsync(
            pass.Db, alike[0].Kind.Organization, rivals, Places + pass.Given.Taken.Count, ct);
        first = [.. first.Where(execution => !pass.Given.Taken.Contains(execution.Id)).Take(Places)];
        foreach (var (index, execution) in first.Index().Where(entry => mine.Contains(entry.Item.Kind)))
            pass.Say(execution, WaitingSentence.Busy(takers, others, index + 1, pass.Now));
        var counted = first.Select(execution => execution.Id).Concat(pass.Given.Taken).ToList();
        var far = WaitingSentence.Busy(takers, others, null, pass.Now);
        if (first.Count >= Places)
            foreach (var kind in alike) await SayToAllAsync(pass, kind.Kind, far, counted, ct);
    }

    private async Task SayToAllAsync(
        Pass pass, QueuedKind kind, string sentence, IReadOnlyList<Guid> but, CancellationToken ct)
    {
        var key = (kind.Organization, kind.Key);
        var now = new Said(sentence, kind.Count, kind.Priorities, kind.Oldest, kind.Newest);
        var room = AtOnce - pass.Changes.Count;
        if (room <= 0) return;
        if (_said.GetValueOrDefault(key) != now)
        {
            var alike = kind.Work.RefusedBy.Count == 0;
            var rows = await WorkQueue.Waiting(WorkQueue.OfKind(pass.Db, kind)
                .Where(row => (!alike || row.WaitingReason != sentence) && !but.Contains(row.Id)).Take(room))
                .ToListAsync(ct);
            foreach (var row in rows) pass.Say(row, WaitingSentence.WithRefusals(sentence, row.RefusalReasons));
            // Until nothing is left to say.
            if (rows.Count > 0) return;
        }
        pass.Said[key] = now;
    }

    private sealed record Pass(
        BrokerDbContext Db, IReadOnlyList<KnownWorker> Online, Given Given, Dictionary<(string, string), Said> Said,
        List<(WaitingExecution Execution, string Reason)> Changes, DateTimeOffset Now)
    {
        public void Say(WaitingExecution execution, string reason)
        {
            if (execution.Reason != reason && Changes.Count < AtOnce) Changes.Add((execution, reason));
        }
    }

    private sealed record Said(
        string Sentence, int Count, long Priorities, DateTimeOffset Oldest, DateTimeOffset Newest);

    private sealed record BusyKind(
        QueuedKind Kind, IReadOnlyList<KnownWorker> Takers, IReadOnlyList<KnownWorker> Others)
    {
        public string Who { get; } = string.Join(',', Takers.Concat(Others).Select(worker => worker.Id).Order());
    }
}
