namespace JakeOps.Worker.Runner;

/// <summary>One run of the agent: its process, what it prints, and what may stop it.</summary>
internal sealed class AgentRun : IAsyncDisposable
{
    private readonly ExecutionRequest _request;
    private readonly OutputSpool _output;
    private readonly AgentOptions _options;
    private readonly ProcessTree _tree;
    private readonly LimitWatch _limits;
    private readonly CancellationTokenSource _stays;
    private readonly Redactor _redactor;
    private volatile bool _full;
    private readonly AgentProcess _process;

    public AgentRun(AgentStart start, ExecutionRequest request, OutputSpool output, Redactor redactor,
        AgentOptions options, TimeProvider clock, CancellationToken cancel)
    {
        (_request, _output, _redactor, _options) = (request, output, redactor, options);
        _tree = ProcessTree.Of(request.ExecutionId);
        _limits = new(request.Limits, options, clock, new(output.Insert));
        _stays = new(Timeout.InfiniteTimeSpan, clock);
        Stream = new(Read);
        _process = new(_tree.Enter(start.Info));
        _process.Send(AgentPrompt.Message(request.Agent.Prompt));
        Ended = EndAsync(cancel);
    }

    public AgentStream Stream { get; }

    /// <summary>Completes when nothing of the run is left; then its output is complete too.</summary>
    public Task<AgentEnd> Ended { get; }

    /// <summary>Null when the run succeeded.</summary>
    public AgentFailure? Failure(AgentEnd end) => _limits.Failure ?? AgentVerdict.Judge(Stream, end, _request);

    public async ValueTask DisposeAsync()
    {
        await _stays.CancelAsync();
        await Ended;
        _process.Dispose();
        _stays.Dispose();
        _limits.Dispose();
    }

    private async Task<AgentEnd> EndAsync(CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, _limits.Reached, _stays.Token);
        try { return await _process.RunAsync(Print, _tree, _options, stop.Token); }
        finally { Complete(); }
    }

    private void Print(ReadOnlySpan<byte> bytes)
    {
        _full |= !_limits.Printed(bytes.Length);
        try { _redactor.Feed(bytes, Pass); }
        catch (Exception failure)
        {
            // Reading goes on whatever happens: an agent that nobody reads from would hang instead of stopping.
            _limits.Stop(AgentFailure.OfOurs(failure));
        }
    }

    private void Complete()
    {
        try { _redactor.Complete(Pass); }
        catch (Exception failure) { _limits.Stop(AgentFailure.OfOurs(failure)); }
        Stream.Complete();
        _output.Complete();
    }

    private void Pass(ReadOnlySpan<byte> clean)
    {
        Stream.Feed(clean);
        if (_full) return;
        _output.Append(clean);
        _limits.Waiting(_output.Waiting);
    }

    private void Read(AgentLine line)
    {
        _limits.Read(line);
        _options.OnUsage?.Invoke(_request.ExecutionId, _limits.Usage);
        if (!line.IsResult) return;
        // Only now: an agent whose input ends earlier may exit before its last lines were read.
        _process.CloseInput();
        _stays.CancelAfter(_options.ExitGrace);
    }
}
