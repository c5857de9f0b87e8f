namespace JakeOps.Delivery;

/// <summary>Everything of a Delivery that a decision depends on.</summary>
internal sealed record DeliveryState(
    Phase Phase, RunStatus RunStatus, Verdict? Verdict, string? Error, Guid? ExecutionId, bool ExecutionRequested,
    Guid? CancelingId, int ReviewRounds, int FailedCheckRounds, FeedbackKind? FeedbackKind, string? Feedback,
    int PlanVersion, string? PlanEditor, string? RequestedBy, string? HeadCommit, string? PullRequestUrl, string Settings, string Attempts)
{
    public static DeliveryState Of(Delivery delivery) => new(
        delivery.Phase, delivery.RunStatus, delivery.Verdict, delivery.Error, delivery.ExecutionId,
        delivery.ExecutionRequested, delivery.CancelingId, delivery.ReviewRounds, delivery.FailedCheckRounds,
        delivery.FeedbackKind, delivery.Feedback, delivery.PlanVersion, delivery.PlanEditor,
        delivery.RequestedBy, delivery.HeadCommit, delivery.PullRequestUrl,
        System.Text.Json.JsonSerializer.Serialize(delivery.Settings, Words.Json),
        string.Join(", ", delivery.PhaseRuns.Select(run =>
            $"{run.Phase.Word()} {run.Attempt} {run.RunStatus.Word()} {run.StartedAt:O} {run.EndedAt:O} {run.StartedByAccount} " +
            string.Join(" ", run.Approvals))));
}

/// <summary>A Delivery made again from nothing but its history.</summary>
internal static class Replay
{
    public static DeliveryState Of(IEnumerable<DeliveryEvent> events)
    {
        var empty = new Delivery
        {
            Organization = "", Id = "", Seq = 0, Host = "", Repository = "", Request = "", Generation = 1, Summary = "",
            CreatedAt = default,
        };
        foreach (var happened in events.OrderBy(one => one.Seq))
            foreach (var step in happened.Steps)
                empty.Apply(step, happened.At);
        return DeliveryState.Of(empty);
    }
}
