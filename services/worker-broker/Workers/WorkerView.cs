using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <param name="State">online, busy (no free slot), draining (takes nothing new, something still runs or it is about to
/// leave), paused, problem (it says that it can take nothing), offline, or too_old.</param>
/// <param name="Why">For people, where it takes nothing: what it waits for, since when it is away.</param>
/// <param name="Agents">Agent CLIs that it found.</param>
/// <param name="Repositories">What its token allows; none for any.</param>
/// <param name="Reconnects">How often it came again since it was first seen.</param>
/// <param name="LastError">Why its last connection broke or was refused.</param>
internal sealed record WorkerView(
    Guid Id, string Name, string State, string? Why, IReadOnlyList<string> Tags, int SlotsUsed, int Slots,
    string Version, string Os, IReadOnlyList<string> Agents, string? Problem, Pause? Paused, string? Address,
    Guid? TokenId, IReadOnlyList<string> Repositories, DateTimeOffset FirstSeen, DateTimeOffset ConnectedAt,
    int Reconnects, DateTimeOffset LastSeen, DateTimeOffset? OfflineSince, string? LastError,
    DateTimeOffset? LastErrorAt)
{
    /// <summary>Executions that it had, newest first; only where one worker was asked for.</summary>
    public IReadOnlyList<WorkerRun>? Recent { get; init; }

    public static WorkerView Of(RegisteredWorker row, int running, DateTimeOffset now, TimeSpan silence)
    {
        var state = WorkerState.Of(row, running, now, now - silence);
        var away = state is WorkerState.Offline or WorkerState.TooOld;
        return new(
            row.Id, row.Name, state, WhyOf(row, state, running, now), row.Tags, running, row.Capacity, row.Version,
            row.Os, row.Agents, row.Problem, row.PauseAt(now), row.Address, row.TokenId, row.Repositories,
            row.FirstSeen, row.ConnectedAt, Math.Max(0, row.Connections - 1), row.LastSeen,
            away ? row.LastSeen : null, row.LastError, row.LastErrorAt);
    }

    private static string? WhyOf(RegisteredWorker row, string state, int running, DateTimeOffset now) => state switch
    {
        WorkerState.Online or WorkerState.Busy => null,
        WorkerState.TooOld => row.LastError,
        WorkerState.Offline => "It is not connected." + (row.LastError is { } error ? $" {error}" : ""),
        _ => WaitingSentence.Standing(KnownWorker.Of(row, now) with { Running = running }, now) + ".",
    };
}

internal sealed record WorkerRun(
    Guid Id, string DeliveryId, string Phase, int Attempt, ExecutionState State, string? Outcome, string Repository,
    DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt);
