namespace JakeOps.Worker.Runner;

/// <summary>What the agent's stream says about the run, told apart from the bytes that are passed on.</summary>
internal sealed class AgentStream
{
    private readonly LineReader _reader;
    private readonly Action<AgentLine> _onLine;

    public AgentStream(Action<AgentLine> onLine)
    {
        _onLine = onLine;
        _reader = new(Read);
    }

    /// <summary>The result of our prompt; later ones belong to tasks that ran on in the background.</summary>
    public AgentResult? Result { get; private set; }

    /// <summary>Cost and tokens count up over several results, so the last one has them all.</summary>
    public ExecutionStats? Stats { get; private set; }

    public string? SessionId { get; private set; }

    /// <summary>The <c>error</c> of the last assistant line that has one.</summary>
    public string? ErrorKind { get; private set; }

    public bool Spoke { get; private set; }

    /// <summary>The start of the first line that is not of the stream's format.</summary>
    public string? Garbage { get; private set; }

    public void Feed(ReadOnlySpan<byte> bytes) => _reader.Feed(bytes);

    public void Complete() => _reader.Complete();

    private void Read(ReadOnlyMemory<byte> bytes)
    {
        if (AgentLine.Read(bytes) is not { } line || line.Type == "")
        {
            Garbage ??= Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, 200)]);
            return;
        }
        Spoke = true;
        SessionId = line.SessionId ?? SessionId;
        if (line.Type == "assistant") ErrorKind = line["error"] ?? ErrorKind;
        if (AgentResult.Of(line) is { } result)
        {
            if (!line.IsFollowUpResult) Result ??= result;
            Stats = result.Stats;
        }
        _onLine(line);
    }
}
