namespace JakeOps.Worker.Runner;

/// <summary>What is known about an execution so far, so that a failure anywhere still tells all of it.</summary>
internal sealed class ExecutionReport(DateTimeOffset startedAt)
{
    private AgentFailure? _failure;
    private string _outcome = Outcomes.Succeeded;
    private AgentStream? _stream;
    private AgentEnd? _end;
    private Guid? _session;
    private TreeChanges? _changes;
    private long _lastSequence;

    public string? Text => _stream?.Result?.Text;

    public string? Verdict => AgentVerdict.VerdictOf(_stream?.Result);

    public void Ran(AgentStart start, AgentStream stream, AgentEnd end, long lastSequence)
    {
        (_stream, _end, _lastSequence) = (stream, end, lastSequence);
        _session = Guid.TryParse(stream.SessionId, out var said) ? said : start.SessionId;
    }

    public void Changed(TreeChanges changes) => _changes = changes;

    public void Failed(AgentFailure failure) => (_outcome, _failure) = (Outcomes.Failed, failure);

    public bool WasInterrupted => _outcome == Outcomes.Interrupted;

    public void Interrupted() => (_outcome, _failure) =
        (Outcomes.Interrupted, new(FailureCodes.ConnectionLost, "The run was interrupted."));

    public void Canceled() => (_outcome, _failure) = (Outcomes.Canceled, new(null, "The run was canceled."));

    public ExecutionResult Result(DateTimeOffset endedAt) => new(
        _outcome, _failure?.Code, _failure?.Sentence, _end?.ExitCode, Text,
        _stream?.Result?.StructuredOutput, _session, _stream?.Stats, _changes, _lastSequence, _end?.ProcessesLeft ?? 0,
        startedAt, endedAt);
}
