using System.Text.Json.Serialization;

namespace JakeOps.Delivery;

/// <summary>The smallest change of a Delivery. A command is recorded as one event with its steps, and applying the
/// steps of all events again gives the same Delivery.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(Configured), "configured")]
[JsonDerivedType(typeof(Entered), "entered")]
[JsonDerivedType(typeof(Started), "started")]
[JsonDerivedType(typeof(AskedFor), "asked_for")]
[JsonDerivedType(typeof(Approved), "approved")]
[JsonDerivedType(typeof(Ended), "ended")]
[JsonDerivedType(typeof(Requested), "requested")]
[JsonDerivedType(typeof(CancelRequested), "cancel_requested")]
[JsonDerivedType(typeof(Released), "released")]
[JsonDerivedType(typeof(Instructed), "instructed")]
[JsonDerivedType(typeof(RoundsCounted), "rounds_counted")]
[JsonDerivedType(typeof(PlanWritten), "plan_written")]
[JsonDerivedType(typeof(Pushed), "pushed")]
[JsonDerivedType(typeof(Noted), "noted")]
[JsonDerivedType(typeof(TakenOver), "taken_over")]
internal abstract record Step;

internal sealed record Configured(Settings Settings) : Step;

/// <summary>A new attempt of a phase, pending.</summary>
internal sealed record Entered(Phase Phase, int Attempt) : Step;

/// <summary>The current attempt runs; as an agent's execution where one is named.</summary>
/// <param name="Account">Of the person who started it.</param>
internal sealed record Started(string By, Guid? ExecutionId, string? Account = null) : Step;

/// <summary>The person who opened the Delivery by hand.</summary>
internal sealed record AskedFor(string Account) : Step;

/// <summary>One person approves what now stands; whether that is enough, the steps after it say.</summary>
internal sealed record Approved(
    string Account, string Name, string? Session, int PlanVersion, string? HeadCommit, bool Override, string? Reason)
    : Step;

/// <summary>The current attempt is over.</summary>
internal sealed record Ended(RunStatus Status, Verdict? Verdict = null, string? Outcome = null, string? Reason = null)
    : Step;

/// <summary>The current execution was asked of the worker broker.</summary>
internal sealed record Requested(Guid ExecutionId) : Step;

/// <summary>The execution is no longer wanted; until it is confirmed dead no other is requested.</summary>
internal sealed record CancelRequested(Guid ExecutionId) : Step;

/// <summary>The cancelled execution is confirmed to be over.</summary>
internal sealed record Released(Guid ExecutionId) : Step;

/// <summary>What the next agent run has to make up for.</summary>
internal sealed record Instructed(FeedbackKind Kind, string Text) : Step;

/// <summary>How often reviews and failed checks have led back to implement since a person last decided.</summary>
internal sealed record RoundsCounted(int Reviews, int FailedChecks) : Step;

/// <param name="Account">Of the person who wrote it; null for an agent.</param>
internal sealed record PlanWritten(int Version, string? Account = null) : Step;

/// <summary>The branch as the worker left it on the remote.</summary>
internal sealed record Pushed(string? HeadCommit, string? PullRequestUrl) : Step;

/// <summary>The attempts that another server made, with their own times.</summary>
internal sealed record TakenOver(IReadOnlyList<PastAttempt> Attempts) : Step;

/// <summary>Something that was learned; only an error is shown as the Delivery's own.</summary>
internal sealed record Noted(string What, string? Detail) : Step
{
    public const string Error = "error";
}
