using JakeOps.Hosting;

namespace JakeOps.Delivery;

/// <summary>Who sent a command, from where and when; it goes into the audit.</summary>
/// <param name="Kind">user, system or worker.</param>
/// <param name="Account">Of a user; names change, it does not.</param>
/// <param name="Session">By which a user was signed in.</param>
internal sealed record Origin(
    string Kind, string Name, string? Address, DateTimeOffset At, string? Account = null, string? Session = null)
{
    public const string UserKind = "user";

    public static Origin User(Caller caller, DateTimeOffset at) =>
        new(UserKind, caller.Name, caller.Address, at, caller.Account, caller.Session);

    public static Origin System(string name, DateTimeOffset at) => new("system", name, null, at);

    public static Origin Worker(string name, DateTimeOffset at) => new("worker", name, null, at);

    /// <summary>The name that a phase run shows as its starter.</summary>
    public string Starter => Kind == UserKind ? Name : "system";
}

/// <summary>Why a command was not accepted, as a sentence for the caller.</summary>
/// <param name="Status">The HTTP status that says the same.</param>
internal sealed record Refusal(string Reason, int Status = StatusCodes.Status409Conflict);
