namespace JakeOps.WorkerBroker;

/// <summary>In one word what a worker is doing.</summary>
internal static class WorkerState
{
    public const string Online = "online";
    public const string Busy = "busy";
    public const string Draining = "draining";
    public const string Paused = "paused";
    public const string Problem = "problem";
    public const string Offline = "offline";
    public const string TooOld = "too_old";

    /// <param name="alive">Who was not seen since then is offline.</param>
    public static string Of(RegisteredWorker row, int running, DateTimeOffset now, DateTimeOffset alive)
    {
        if (row.TooOld) return TooOld;
        if (row.Connection is null || row.LastSeen < alive) return Offline;
        if (row.Problem is not null) return Problem;
        if (row.PauseAt(now) is { } pause) return running > 0 || pause.Leaves ? Draining : Paused;
        return running >= row.Capacity ? Busy : Online;
    }
}
