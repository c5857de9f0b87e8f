namespace JakeOps.Delivery;

/// <summary>Section <c>Delivery</c>.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>True where the service runs on the user's own machine and may read the agent's session files
    /// there.</summary>
    public bool LocalSessions { get; set; }

    /// <summary>How long a client may repeat a command by its Idempotency-Key.</summary>
    public TimeSpan IdempotencyKeysFor { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long checks may take; no job at a host runs longer by default.</summary>
    public TimeSpan VerifyWithin { get; set; } = TimeSpan.FromHours(6);

    /// <summary>How often phases past their time limit are looked for.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromMinutes(1);
}
