using Microsoft.Extensions.Logging;

namespace JakeOps.Worker.Runner;

/// <summary>One execution from its request to its result.</summary>
internal sealed class Execution(
    ExecutionRequest request, AgentOptions options, AgentProbe probe, Func<ExecutionEvent, Task> tell,
    TimeProvider clock, ILogger log)
{
    private readonly ExecutionFolder _folder = new(options, request.ExecutionId);
    private readonly ExecutionReport _report = new(clock.GetUtcNow());
    private Redactor? _redactor;
    private GitTree? _tree;

    public async Task RunAsync(CancellationToken cancel, CancellationToken interrupt)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, interrupt);
        try { await WorkAsync(stop.Token); }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            if (cancel.IsCancellationRequested) _report.Canceled();
            else _report.Interrupted();
        }
        catch (ExecutionFailedException failure) { _report.Failed(new(failure.Code, failure.Message)); }
        catch (Exception failure)
        {
            log.ExecutionBroke(failure, request.ExecutionId);
            _report.Failed(AgentFailure.OfOurs(failure));
        }
        if (_tree is not null) await _tree.CloseAsync(_report.WasInterrupted);
        var result = _report.Result(clock.GetUtcNow());
        result = _redactor?.Clean(result) ?? result;
        options.OnMasked?.Invoke(request.ExecutionId, _redactor?.Counts ?? new Dictionary<string, long>());
        await tell(new ExecutionEnded(result));
    }

    private async Task WorkAsync(CancellationToken cancel)
    {
        _redactor = Redactor.OfMachine(options);
        var agent = await probe.FindAsync(cancel);
        _folder.Create(request.Tree.Keep);
        var kept = KeptTree.Take(ExecutionFolder.AllOf(options), request.Agent.SessionId, request.Tree);
        _tree = await GitTree.OpenAsync(request.Tree, _folder.Root, cancel, kept: kept);
        var start = await AgentStart.PrepareAsync(request, agent, options, _tree.Folder, _folder.Scratch, cancel);

        _tree.HoldFor(start.SessionId);

        using var output = new OutputSpool(_folder.Output);
        await using var run = new AgentRun(start, request, output, _redactor, options, clock, cancel);
        await tell(new ExecutionBegan(agent.Version, agent.Simulated, start.SessionId));
        await foreach (var printed in output.ReadAsync()) await tell(printed);
        var end = await run.Ended;
        _report.Ran(start, run.Stream, end, output.LastSequence);

        cancel.ThrowIfCancellationRequested();
        if (run.Failure(end) is { Code: { } code } failure) throw new ExecutionFailedException(code, failure.Sentence);
        _report.Changed(await _tree.FinishAsync(request.Afterwards, _report.Text, _report.Verdict, cancel));
    }

    /// <summary>Once everything that was told has been taken.</summary>
    public void Forget()
    {
        try { _folder.Delete(); }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.FolderStays(failure, request.ExecutionId);
        }
    }
}
