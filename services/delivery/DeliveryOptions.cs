namespace JakeOps.Delivery;

/// <summary>Section <c>Delivery</c>.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>True where the service runs on the user's own machine and may read the agent's session files
    /// there.</summary>
    public bool LocalSessions { get; set; }

    /// <summary>How long a client may repeat a command by its Idempotency-Key.</summary>
    public TimeSpan IdempotencyKeysFor { get; set; } = TimeSpan.FromHours(24);
}
