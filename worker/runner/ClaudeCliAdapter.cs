using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace JakeOps.Worker.Runner;

/// <summary>Runs executions on this machine, with the agent CLI as a child process.</summary>
public sealed class ClaudeCliAdapter(AgentOptions options, TimeProvider clock, ILogger<ClaudeCliAdapter> log)
    : ISubprocessRunner
{
    private readonly AgentProbe _probe = new(options);

    /// <summary>Looks for the agent CLI and asks it for its version; cheap after the first time.</summary>
    public async Task<AgentCheck> CheckAsync(CancellationToken cancel)
    {
        var sandbox = (await SandboxCheck.OfAsync(options, cancel)).Sentence;
        try { return new(await _probe.FindAsync(cancel), null, sandbox); }
        catch (ExecutionFailedException failure) { return new(null, failure.Message, sandbox); }
    }

    /// <summary>Ends the agents and deletes the files that an earlier process of this work folder left behind by a
    /// crash. To be called once, before the first execution: it does not spare executions of a process that still
    /// lives.</summary>
    /// <param name="wanted">Executions whose output stays, for <see cref="ReadLeftAsync"/>.</param>
    /// <returns>Processes that could not be ended; 0 is the promise.</returns>
    public async Task<int> RecoverAsync(IReadOnlyCollection<Guid>? wanted = null)
    {
        var tree = ProcessTree.Of(options);
        var left = await tree.KillAsync(options.SweepLimit);
        var folders = ExecutionFolder.Left(options).ToList();
        foreach (var folder in folders)
        {
            KeptTree.Leave(folder.Root);
            KeptTree.Expire(folder.Root, options.KeepInterrupted);
            if (wanted?.Contains(folder.Execution) == true) folder.DeleteTree();
            else folder.Delete();
        }
        if (tree.Seen + folders.Count > 0) log.Recovered(tree.Seen, folders.Count);
        return left;
    }

    /// <summary>All that an execution of an earlier process printed, cut as it was then.</summary>
    public async IAsyncEnumerable<ExecutionPrinted> ReadLeftAsync(Guid execution)
    {
        var file = new ExecutionFolder(options, execution).Output;
        if (!File.Exists(file)) yield break;
        using var spool = OutputSpool.Left(file);
        await foreach (var printed in spool.ReadAsync()) yield return printed;
    }

    /// <summary>Deletes what was left of it.</summary>
    public void Forget(Guid execution) => new ExecutionFolder(options, execution).Delete();

    /// <inheritdoc/>
    public async IAsyncEnumerable<ExecutionEvent> RunAsync(
        ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancel,
        CancellationToken interrupt = default)
    {
        // One event at a time: the next one is only fetched once the caller has stored this one.
        var events = Channel.CreateBounded<ExecutionEvent>(1);
        foreach (var folder in ExecutionFolder.Left(options)) folder.Expire(options.KeepInterrupted);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var execution = new Execution(request, options, _probe,
            one => events.Writer.WriteAsync(one).AsTask(), clock, log);
        var running = Task.Run(async () =>
        {
            await execution.RunAsync(stop.Token, interrupt);
            events.Writer.Complete();
        }, CancellationToken.None);
        try { await foreach (var one in events.Reader.ReadAllAsync(CancellationToken.None)) yield return one; }
        finally
        {
            // A caller that walks away must leave no agent behind.
            await stop.CancelAsync();
            await foreach (var _ in events.Reader.ReadAllAsync(CancellationToken.None)) { }
            await running;
            execution.Forget();
        }
    }
}
