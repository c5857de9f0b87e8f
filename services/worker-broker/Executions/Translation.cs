using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>Between the bus's words and the worker protocol's; they are alike but may grow apart.</summary>
internal static class Translation
{
    public static string ToRequestJson(this ExecutionRequested asked) =>
        JsonSerializer.Serialize(asked.ToRequest(), WireJson.Default.ExecutionRequest);

    public static ExecutionRequest ToRequest(string json) =>
        JsonSerializer.Deserialize(json, WireJson.Default.ExecutionRequest)!;

    public static ExecutionFinished ToFinished(this ExecutionResult result, Execution row, DateTimeOffset at) => new(
        row.Organization, row.Id, row.DeliveryId, row.Attempt, row.Phase,
        result.Outcome, result.Code, result.Error, result.ExitCode, result.ResultText, result.StructuredOutput,
        result.SessionId, ToStats(result.Stats), ToChanges(result.Changes), result.LastSequence, result.ProcessesLeft,
        result.StartedAt, at);

    public static ExecutionOutput ToOutput(
        this ExecutionPrinted printed, ExecutionLabel label, DateTimeOffset at) => new(
        label.Organization, label.Id, label.DeliveryId, label.Attempt, label.Phase,
        printed.FirstSequence,
        [.. printed.Pieces.Select(piece => new Contracts.OutputPiece(piece.Text, piece.More, piece.Base64))], at);

    private static ExecutionRequest ToRequest(this ExecutionRequested asked) => new(
        asked.ExecutionId, asked.Attempt, asked.Organization,
        new(asked.DeliveryId, asked.DeliveryNumber, asked.DeliveryTitle), asked.Phase, asked.RequestedBy,
        new(asked.Agent.Prompt, asked.Agent.SystemPrompt, asked.Agent.ToolProfile, asked.Agent.AllowedTools,
            asked.Agent.OutputSchema, asked.Agent.SessionId),
        new(asked.Tree.CloneUrl, asked.Tree.BaseRef, asked.Tree.Branch, asked.Tree.Depth,
            [.. asked.Tree.Files.Select(file => new PlacedFile(file.Path, file.Content))],
            asked.Tree.Committed is { } file ? new(file.Path, file.Content, file.Message) : null, asked.Tree.DiffFile,
            asked.Tree.Keep),
        new(asked.Afterwards.ResultPath, asked.Afterwards.CommitMessage, asked.Afterwards.CommitsExpected,
            asked.Afterwards.Push, ToPullRequest(asked.Afterwards.PullRequest), asked.Afterwards.ReadyWhenVerdict),
        new(asked.Limits.CostUsd, asked.Limits.Tokens, asked.Limits.Turns, asked.Limits.TotalSeconds,
            asked.Limits.SilentSeconds, asked.Limits.OutputBytes),
        Tags.Required(asked.RequiredTags), asked.Priority);

    private static PullRequest? ToPullRequest(RequestedPullRequest? asked) =>
        asked is null ? null : new(asked.Title, asked.Body, asked.Draft);

    private static FinishedStats? ToStats(ExecutionStats? stats) => stats is null ? null : new(
        stats.Model, stats.CostUsd, stats.InputTokens, stats.OutputTokens, stats.CacheReadTokens,
        stats.CacheCreationTokens,
        stats.DurationMs, stats.Turns);

    private static FinishedChanges? ToChanges(TreeChanges? changes) => changes is null ? null : new(
        changes.Branch, changes.BaseCommit, changes.HeadCommit,
        [.. changes.Commits.Select(commit => new FinishedCommit(commit.Id, commit.Subject, commit.Author))],
        changes.FilesChanged, changes.Diff, changes.DiffCut, changes.PullRequestUrl, changes.PullRequestNote);
}
