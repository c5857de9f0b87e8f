namespace JakeOps.Worker.Runner;

/// <param name="ExitCode">Null where it could not be ended.</param>
/// <param name="EndedByUs">It was told to stop.</param>
/// <param name="Errors">The end of its standard error.</param>
internal sealed record AgentEnd(int? ExitCode, bool EndedByUs, string Errors, int ProcessesLeft);

/// <summary>The agent CLI as a child process, from its start until nothing of it is left.</summary>
internal sealed class AgentProcess : IDisposable
{
    private readonly Process _process;
    private readonly AgentInput _input;
    private readonly OutputTail _errors = new(2000);

    public AgentProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _input = new(_process.StandardInput.BaseStream);
    }

    public void Send(byte[] line) => _input.Send(line);

    public void CloseInput() => _input.Close();

    /// <summary>Completes when the agent and all that it started are gone, by themselves or because of the
    /// token.</summary>
    public async Task<AgentEnd> RunAsync(PipeBytes output, ProcessTree tree, AgentOptions options,
        CancellationToken stop)
    {
        tree.Hold(_process);
        var pumps = Task.WhenAll(
            ShortCommand.Pump(_process.StandardOutput, output),
            ShortCommand.Pump(_process.StandardError, _errors.Append));
        var endedByUs = !await ExitsAsync(stop);
        if (endedByUs) await StopAsync(tree, options);
        var left = await tree.KillAsync(options.SweepLimit);
        // What hides from the sweep may hold the pipes open for ever.
        await Task.WhenAny(pumps, Task.Delay(options.SweepLimit, CancellationToken.None));
        var exitCode = _process.HasExited ? _process.ExitCode : (int?)null;
        return new(exitCode, endedByUs, _errors.ToString(), left);
    }

    public void Dispose()
    {
        _input.Close();
        _process.Dispose();
    }

    private async Task StopAsync(ProcessTree tree, AgentOptions options)
    {
        _input.Send(AgentPrompt.Interrupt());
        using var patience = new CancellationTokenSource(options.InterruptGrace);
        if (await ExitsAsync(patience.Token)) return;
        tree.Ask();
        if (!await tree.GoneWithinAsync(options.TerminateGrace)
            || !OperatingSystem.IsLinux()) _process.Kill(entireProcessTree: true);
    }

    private async Task<bool> ExitsAsync(CancellationToken stop)
    {
        try
        {
            await _process.WaitForExitAsync(stop);
            return true;
        }
        catch (OperationCanceledException) { return false; }
    }
}
