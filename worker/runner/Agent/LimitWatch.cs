namespace JakeOps.Worker.Runner;

/// <summary>Watches one run's limits, with or without a connection. Turns and cost are also given to the agent CLI,
/// which stops before the next call of the model; its cost is known to nobody else before a result.</summary>
internal sealed class LimitWatch : IDisposable
{
    private readonly CancellationTokenSource _reached = new();
    private readonly List<ITimer> _timers = [];
    private readonly Limits _limits;
    private readonly LimitWarnings _warnings;
    private readonly TimeSpan _silence;
    private readonly ITimer _silenceWarning;
    private readonly ITimer _silenceEnd;
    private readonly long _outputLimit;
    private readonly long _spoolLimit;
    private long _output;
    private AgentFailure? _failure;

    public LimitWatch(Limits limits, AgentOptions options, TimeProvider clock, LimitWarnings warnings)
    {
        (_limits, _warnings, _spoolLimit) = (limits, warnings, options.SpoolLimit);
        _outputLimit = limits.OutputBytes ?? options.OutputLimit;
        _silence = limits.SilentSeconds is { } silent ? TimeSpan.FromSeconds(silent) : options.SilenceLimit;
        (_silenceWarning, _silenceEnd) = Time("silent_time", _silence, clock, FailureCodes.SilenceLimit,
            $"The agent printed nothing for {Words(_silence)}, which is the limit. Retry; if a build or "
            + "test needs longer without output, raise the limit for silence.");
        var most = limits.TotalSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.TotalLimit;
        if (most is { } total) Time("total_time", total, clock, FailureCodes.TimeLimit,
            $"The agent ran for {Words(total)}, which is the limit. Raise the time limit or make the task smaller, then retry.");
    }

    public AgentUsage Usage { get; } = new();

    /// <summary>Canceled when a limit is reached; <see cref="Failure"/> then says which.</summary>
    public CancellationToken Reached => _reached.Token;

    public AgentFailure? Failure => _failure;

    /// <summary>Counts output; false where it is more than may be kept.</summary>
    public bool Printed(int bytes)
    {
        _silenceWarning.Change(_silence * LimitWarnings.Share, Timeout.InfiniteTimeSpan);
        _silenceEnd.Change(_silence, Timeout.InfiniteTimeSpan);
        _output += bytes;
        if (_output <= _outputLimit) _warnings.Used("output", _output, _outputLimit, "bytes of output");
        else Stop(FailureCodes.OutputLimit, $"The agent printed more than {_outputLimit:N0} bytes, which is the limit. "
            + "What it printed up to there is kept. Raise the limit for output or make the task smaller, then retry.");
        return _output <= _outputLimit;
    }

    /// <summary>Output that waits on the disk because nobody takes it.</summary>
    public void Waiting(long bytes)
    {
        if (bytes > _spoolLimit) Stop(FailureCodes.OutputLimit, $"{bytes:N0} bytes of output wait on the worker's disk "
            + $"for the server; the limit is {_spoolLimit:N0}. What was printed up to there is kept. Look at the "
            + "connection between worker and server, then retry.");
    }

    public void Read(AgentLine line)
    {
        Usage.Read(line);
        Used(FailureCodes.TurnLimit, "turns", Usage.Turns, _limits.Turns, "turns",
            $"called the model {Usage.Turns} times; the limit is {_limits.Turns}");
        Used(FailureCodes.TokenLimit, "tokens", Usage.Tokens, _limits.Tokens, "tokens",
            $"used {Usage.Tokens:N0} tokens or more; the limit is {_limits.Tokens:N0}");
        Used(FailureCodes.CostLimit, "cost", Usage.CostUsd, _limits.CostUsd, "US dollars",
            $"has spent about ${Usage.CostUsd:0.00}; the limit is ${_limits.CostUsd:0.00}");
    }

    /// <summary>The first reason counts.</summary>
    public void Stop(AgentFailure failure)
    {
        if (Interlocked.CompareExchange(ref _failure, failure, null) is null) _reached.Cancel();
    }

    public void Dispose()
    {
        foreach (var timer in _timers) timer.Dispose();
        _reached.Dispose();
    }

    private void Used(string code, string limit, decimal used, decimal? most, string unit, string words)
    {
        _warnings.Used(limit, used, most, unit);
        if (used > most) Stop(code, $"The agent {words}. Raise the limit or make the task smaller, then retry.");
    }

    private void Stop(string code, string sentence) => Stop(new AgentFailure(code, sentence));

    private (ITimer Warning, ITimer End) Time(string limit, TimeSpan most, TimeProvider clock, string code, string sentence)
    {
        var (share, seconds) = (most * LimitWarnings.Share, (decimal)most.TotalSeconds);
        _timers.Add(clock.CreateTimer(
            _ => _warnings.Used(limit, (decimal)share.TotalSeconds, seconds, "seconds"), null, share, Timeout.InfiniteTimeSpan));
        _timers.Add(clock.CreateTimer(_ => Stop(code, sentence), null, most, Timeout.InfiniteTimeSpan));
        return (_timers[^2], _timers[^1]);
    }

    private static string Words(TimeSpan time) =>
        time.TotalMinutes >= 2 ? $"{time.TotalMinutes:0.#} minutes" : $"{time.TotalSeconds:0.###} seconds";
}
