using System.Text.Json;
using JakeOps.Contracts;

namespace JakeOps.Delivery;

/// <summary>What comes back from agents.</summary>
internal sealed partial class Delivery
{
    public const int MaxFeedbackBytes = 64 * 1024;
    public const int MaxPlanBytes = 512 * 1024;

    public Refusal? Began(Origin by, ExecutionStarted started) =>
        started.ExecutionId != ExecutionId || started.Attempt != Attempt
            ? new("This execution is not the one in flight.")
            : Record("execution_started", by, null, () =>
            {
                Do(new Noted("worker", $"{started.WorkerName} ({started.WorkerId}) runs {started.Agent}"), by);
                RunOf(started.ExecutionId).Began(started, by.At);
            });

    public Refusal? Waits(ExecutionWaiting waiting)
    {
        if (waiting.ExecutionId != ExecutionId
            || waiting.Attempt != Attempt) return new("This execution is not the one in flight.");
        RunOf(waiting.ExecutionId).Waits(waiting.Reason);
        return null;
    }

    public Refusal? Finish(Origin by, ExecutionFinished finished)
    {
        if (IsClosed) return Closed();
        if (finished.ExecutionId == CancelingId) return Record("execution_finished", by, finished.Outcome, () =>
            Release(finished, by));
        if (finished.ExecutionId != ExecutionId || !ExecutionRequested || finished.Attempt != Attempt)
            return new($"The result of execution {finished.ExecutionId} comes late or twice: the Delivery is {Where()}.");
        return Record("execution_finished", by, finished.Outcome, () =>
        {
            RunOf(finished.ExecutionId).Report(finished);
            Conclude(finished, by);
        });
    }

    private void Release(ExecutionFinished finished, Origin by)
    {
        RunOf(finished.ExecutionId).Report(finished);
        Do(new Released(finished.ExecutionId), by);
        if (ExecutionId is { } queued) Do(new Requested(queued), by);
    }

    private void Conclude(ExecutionFinished finished, Origin by)
    {
        if (finished.Changes is { } made) Push(made, by);
        if (finished.Outcome != "succeeded") Fail(finished, by);
        else if (Phase == Phase.Plan) ConcludePlan(finished, by);
        else if (Phase == Phase.Implement) ConcludeImplement(finished, by);
        else ConcludeReview(finished, by);
    }

    private void Fail(ExecutionFinished finished, Origin by)
    {
        var error = finished.Error?.Clean().Cut(2000)
            ?? $"The execution ended as {finished.Outcome} without saying why.";
        Do(finished.Code == "cost_limit"
            ? new Ended(RunStatus.Blocked, Reason: $"{error} Raise max_cost_usd, then retry.")
            : new Ended(RunStatus.Failed, Reason: error), by);
    }

    private void ConcludePlan(ExecutionFinished finished, Origin by)
    {
        if (string.IsNullOrWhiteSpace(finished.ResultText))
        {
            Do(new Ended(RunStatus.Failed,
                Reason: "The agent returned an empty plan. Retry, or say more in the request."), by);
            return;
        }
        WritePlan(finished.ResultText.Clean().CutBytes(MaxPlanBytes), finished.Stats?.Model ?? "", null, by);
        Succeed(by);
    }

    private void ConcludeImplement(ExecutionFinished finished, Origin by)
    {
        if (finished.Changes is { Commits.Count: > 0 }) Succeed(by);
        else Do(new Ended(RunStatus.Failed,
            Reason: "The agent changed nothing: there is no new commit on the branch."), by);
    }

    private void ConcludeReview(ExecutionFinished finished, Origin by)
    {
        if (ReviewAnswer.Of(finished.StructuredOutput) is not { } answer)
            Do(new Ended(RunStatus.Failed,
                Reason: "The review's answer is not {\"verdict\": \"pass\" | \"not_pass\", \"feedback\": \"...\"}. Retry."), by);
        else if (answer.Verdict == JakeOps.Delivery.Verdict.Pass) Succeed(by, answer.Verdict,
            reason: answer.Feedback.Cut(2000));
        else SendBack(answer.Feedback.CutBytes(MaxFeedbackBytes), by);
    }

    private void SendBack(string feedback, Origin by)
    {
        var limit = Settings.MaxReviewRounds;
        var atLimit = ReviewRounds + 1 >= limit;
        Do(atLimit
            ? new Ended(RunStatus.Blocked, JakeOps.Delivery.Verdict.NotPass, Reason:
                $"Review round {ReviewRounds + 1} of {limit} did not pass: reject it with what to change, " +
                "approve it with an override, or raise max_review_rounds and retry.")
            : new Ended(RunStatus.Succeeded, JakeOps.Delivery.Verdict.NotPass, Reason: feedback.Cut(2000)), by);
        Do(new Instructed(JakeOps.Delivery.FeedbackKind.Review, feedback), by);
        if (atLimit) return;
        Do(new RoundsCounted(ReviewRounds + 1, FailedCheckRounds), by);
        GoTo(Phase.Implement, by);
    }

    private void Push(FinishedChanges made, Origin by)
    {
        Do(new Pushed(made.HeadCommit, made.PullRequestUrl), by);
        if (made.PullRequestUrl is { } url)
            AddRef(new(RefRole.Work, RefType.PullRequest, $"#{url[(url.LastIndexOf('/') + 1)..]}".Cut(200),
                url.Cut(2000)));
    }
}

/// <summary>The answer of a review by its schema.</summary>
internal sealed record ReviewAnswer(Verdict Verdict, string Feedback)
{
    /// <summary>Null when the text is not of the schema's shape: an agent's word is checked here, whoever checked it
    /// before.</summary>
    public static ReviewAnswer? Of(string? json)
    {
        try
        {
            using var document = JsonDocument.Parse(json ?? "null");
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("verdict", out var verdict) && verdict.ValueKind == JsonValueKind.String
                && root.TryGetProperty("feedback", out var feedback) && feedback.ValueKind == JsonValueKind.String
                && Words.Parse<Verdict>(verdict.GetString()) is { } known
                    ? new(known, feedback.GetString()!.Clean())
                    : null;
        }
        catch (JsonException) { return null; }
    }
}
