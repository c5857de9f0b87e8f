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

/// <param name="Closed">Nothing more will come.</param>
/// <param name="NextBefore">Send it as <c>before</c> for the page that leads up to this one; null at the start.</param>
/// <param name="NextAfter">Send it as <c>after</c> for the page that follows; null at the end of a closed run.</param>
/// <param name="AtEnd">It reaches the last event there is now.</param>
internal sealed record EventsAnswer(
    Guid RunId, bool Simulated, bool Closed, bool Complete, IReadOnlyList<NumberedEvent> Events, long? NextBefore,
    long? NextAfter, bool AtEnd);

/// <param name="Agent"><c>leader</c>, or the id of the call that started the subagent.</param>
/// <param name="Bytes">Of the whole line.</param>
/// <param name="Cut">Long texts were shortened, as <c>cut</c> asked for.</param>
internal sealed record NumberedEvent(long Sequence, string Agent, int Bytes, bool Cut, object Event);
