namespace JakeOps.WorkerBroker;

/// <summary>The free slots of one organization's workers during one look at the queue. Every choice takes one.</summary>
internal sealed class FreeSlots(IEnumerable<KnownWorker> workers)
{
    private readonly List<Candidate> _candidates =
        [.. workers.Where(worker => worker.FreeSlots > 0).Select(worker => new Candidate(worker))];

    /// <param name="among">Whose slots count; null for all.</param>
    public int For(WorkKind work, Func<KnownWorker, bool>? among = null) => _candidates
        .Where(candidate => (among is null || among(candidate.Worker)) && candidate.Worker.Fits(work))
        .Sum(candidate => candidate.Free);

    /// <summary>Among the fitting: who knows the Delivery, who knows the repository, the least loaded, the longest
    /// idle.</summary>
    /// <param name="among">Who may be chosen; null for all.</param>
    public KnownWorker? Take(QueuedExecution queued, WorkKind work, Func<KnownWorker, bool>? among = null)
    {
        var best = _candidates
            .Where(candidate => candidate.Free > 0 && candidate.Worker.Fits(work)
                && (among is null || among(candidate.Worker)))
            .OrderBy(candidate => candidate.Worker.Id == queued.DeliveryWorker ? 0
                : candidate.Worker.Id == queued.RepositoryWorker ? 1 : 2)
            .ThenBy(candidate => candidate.Load)
            .ThenBy(candidate => candidate.Given > 0).ThenBy(candidate => candidate.Worker.IdleSince)
            .ThenBy(candidate => candidate.Worker.Id)
            .FirstOrDefault();
        if (best is null) return null;
        best.Given++;
        return best.Worker;
    }

    private sealed class Candidate(KnownWorker worker)
    {
        public KnownWorker Worker => worker;

        public int Given { get; set; }

        public int Free => worker.FreeSlots - Given;

        public double Load => (double)(worker.Running + Given) / worker.Capacity;
    }
}
