namespace JakeOps.Delivery;

internal enum Phase { Intake, Plan, Implement, Review, Verify, Deploy, Observe, Close }

internal enum RunStatus { Pending, Running, Succeeded, Failed, Blocked }

internal enum Executor { System, Agent }

internal enum Verdict { Pass, NotPass }

/// <summary>What a person can do to a Delivery.</summary>
internal enum UserAction { Run, Approve, Reject, Retry, Cancel, EditPlan, Close }

/// <summary>What the next agent run has to make up for.</summary>
internal enum FeedbackKind { Rejection, Review, FailedChecks }
