using JakeOps.Contracts;
using JakeOps.Hosting;

namespace JakeOps.Transcripts;

/// <summary>One run of an agent: how much of its output is stored, and what is known from it.</summary>
internal sealed class Execution : ITenantOwned
{
    public required Guid Id { get; init; }

    public required string Organization { get; init; }

    public required string DeliveryId { get; init; }

    public required int Attempt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counted up to hold the row's lock; see <see cref="Storage.Executions"/>.</summary>
    public int Revision { get; private set; }

    public string? Agent { get; private set; }

    public string? WorkerName { get; private set; }

    public bool Simulated { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public DateTimeOffset? CompletedAt { get; private set; }

    /// <summary>By this service's clock, for the time that missing output is waited for.</summary>
    public DateTimeOffset? FinishHeardAt { get; private set; }

    /// <summary>Of the last piece there is; known when the execution has finished.</summary>
    public long? LastSequence { get; private set; }

    /// <summary>All pieces up to this one are stored.</summary>
    public long StoredThrough { get; private set; }

    /// <summary>The last piece that is stored; beyond <see cref="StoredThrough"/> where pieces are missing.</summary>
    public long HighestSequence { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Output beyond the limits was thrown away.</summary>
    public bool Cut { get; private set; }

    /// <summary>The last piece of the last line that <see cref="Facts"/> know.</summary>
    public long DigestedThrough { get; private set; }

    /// <summary>A <see cref="RunFacts"/> as JSON.</summary>
    public string Facts { get; private set; } = "{}";

    public DateTimeOffset? SummarizedAt { get; private set; }

    /// <summary>Nothing more is waited for: a stream of it may end.</summary>
    public bool Closed => SummarizedAt is not null;

    /// <summary>Every piece up to the end is stored.</summary>
    public bool Complete => LastSequence is { } last && StoredThrough >= last;

    /// <summary>As far as pieces can be shown: never past a gap that may still be filled.</summary>
    public long ReadableThrough => Closed ? HighestSequence : StoredThrough;

    /// <summary>As far as lines can be shown: never into one that is not whole yet, however long it grows.</summary>
    public long LinesThrough => Closed ? HighestSequence : DigestedThrough;

    public void Start(ExecutionStarted started)
    {
        (Agent, WorkerName, Simulated) = (started.Agent, started.WorkerName, started.Simulated);
        StartedAt ??= started.At;
    }

    public void Finish(ExecutionFinished finished, DateTimeOffset now)
    {
        if (FinishHeardAt is not null) return;
        StartedAt = finished.StartedAt;
        (CompletedAt, FinishHeardAt, LastSequence) = (finished.At, now, finished.LastSequence);
    }

    public void Store(long lastSequence, long bytes)
    {
        HighestSequence = Math.Max(HighestSequence, lastSequence);
        Bytes += bytes;
    }

    public void CutOff() => Cut = true;

    public void Reach(long storedThrough) => StoredThrough = storedThrough;

    public void Digest(RunFacts facts, long through) => (Facts, DigestedThrough) = (facts.ToJson(), through);

    public void Close(DateTimeOffset now) => SummarizedAt = now;
}
