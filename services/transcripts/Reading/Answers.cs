namespace JakeOps.Transcripts.Reading;

// The shapes of the answers for the OpenAPI document; the answers themselves are written as they are read.

/// <summary>Beside these there is a <c>subagent_*</c> for each subagent.</summary>
internal sealed record TranscriptAnswer(TranscriptMeta Meta, IReadOnlyList<TranscriptMessage> Leader, long? NextAfter);

internal sealed record TranscriptMeta(bool Simulated, IReadOnlyDictionary<string, TranscriptAgent> Agents);

internal sealed record TranscriptAgent(string? Model);

internal sealed record TranscriptMessage(string Role, object Content);

internal sealed record StreamLogAnswer(
    Guid RunId, DateTimeOffset StartedAt, DateTimeOffset? CompletedAt, bool Simulated, IReadOnlyList<object> Events,
    IReadOnlyList<AgentBucket> AgentBuckets, long? NextAfter);

internal sealed record AgentBucket(string Id, string Label);

internal sealed record EventsAnswer(
    Guid RunId, bool Simulated, bool Complete, IReadOnlyList<NumberedEvent> Events, long? NextAfter);

internal sealed record NumberedEvent(long Sequence, object Event);
