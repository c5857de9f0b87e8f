namespace JakeOps.Hosting.Messaging;

/// <summary>How a message that fails is tried again (section <c>Redelivery</c>).</summary>
public sealed class RedeliveryOptions
{
    // Settings are appended to an array that is there already, so the defaults stand beside.
    private static readonly TimeSpan[] Soon =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    private static readonly TimeSpan[] Later =
        [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>Pauses between the tries at once, before a message goes back to the outbox.</summary>
    public TimeSpan[]? Immediate { get; set; }

    /// <summary>Delays of the later tries; after the last the message is parked.</summary>
    public TimeSpan[]? Delays { get; set; }

    internal TimeSpan[] ImmediateOrDefault => Immediate ?? Soon;

    internal TimeSpan[] DelaysOrDefault => Delays ?? Later;
}
