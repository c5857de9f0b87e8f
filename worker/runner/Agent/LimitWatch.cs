using System.Globalization;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Runner;

/// <summary>Watches one run's limits, with or without a connection. Turns and cost are also given to the agent CLI,
/// which stops before the next call of the model; its cost is known to nobody else before its result.</summary>
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
    private readonly Dictionary<string, long> _inputByCall = [];
    private readonly HashSet<string> _turns = [];
    private long _output;
    private AgentFailure? _failure;

    public LimitWatch(Limits limits, AgentOptions options, TimeProvider clock, LimitWarnings warnings)
    {
        (_limits, _warnings, _spoolLimit) = (limits, warnings, options.SpoolLimit);
        _outputLimit = limits.OutputBytes ?? options.OutputLimit;
        _silence = limits.SilentSeconds is { } silent ? TimeSpan.FromSeconds(silent) : options.SilenceLimit;
        _silenceWarning = After(_silence * (double)LimitWarnings.Share, () => Warn("silent_time", _silence), clock);
        _silenceEnd = After(_silence, () => Stop(FailureCodes.SilenceLimit,
            $"The agent printed nothing for {Words(_silence)}, which is the limit. Retry; if a build or "
            + "test needs longer without output, raise the limit for silence."), clock);
        var most = limits.TotalSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.TotalLimit;
        if (most is not { } total) return;
        After(total * (double)LimitWarnings.Share, () => Warn("total_time", total), clock);
        After(total, () => Stop(FailureCodes.TimeLimit,
            $"The agent ran for {Words(total)}, which is the limit. Raise the time limit or make the "
            + "task smaller, then retry."), clock);
    }

    /// <summary>Canceled when a limit is reached; <see cref="Failure"/> then says which.</summary>
    public CancellationToken Reached => _reached.Token;

    public AgentFailure? Failure => _failure;

    /// <summary>Counts output; false where it is more than may be kept.</summary>
    public bool Printed(int bytes)
    {
        _silenceWarning.Change(_silence * (double)LimitWarnings.Share, Timeout.InfiniteTimeSpan);
        _silenceEnd.Change(_silence, Timeout.InfiniteTimeSpan);
        _output += bytes;
        if (_output <= _outputLimit)
        {
            _warnings.Used("output", _output, _outputLimit, "bytes of output");
            return true;
        }
        Stop(FailureCodes.OutputLimit, $"The agent printed more than {_outputLimit:N0} bytes, which is the limit. "
            + "What it printed up to there is kept. Raise the limit for output or make the task smaller, then retry.");
        return false;
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
        if (line.IsResult && AgentResult.Of(line) is { Stats: var stats })
        {
            Tokens(stats.InputTokens + stats.OutputTokens);
            _warnings.Used("cost", stats.CostUsd, _limits.CostUsd, "US dollars");
            return;
        }
        // Every line of one call repeats the usage that the call opened with: its input counts once, and its output is
        // not known before the result.
        if (line.Type != "assistant" || AgentLine.Get(line.Json, "message") is not { } message
            || AgentLine.Text(message, "id") is not { } call) return;
        if (line.ParentToolUseId is null && _turns.Add(call)) Turns(_turns.Count);
        if (AgentLine.Get(message, "usage") is { } usage) _inputByCall[call] = AgentLine.Number(usage, "input_tokens");
        Tokens(_inputByCall.Values.Sum());
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

    private void Turns(int used)
    {
        _warnings.Used("turns", used, _limits.Turns, "turns");
        if (used > _limits.Turns) Stop(FailureCodes.TurnLimit,
            $"The agent called the model {used} times; the limit is {_limits.Turns}. Raise the limit or make the task "
            + "smaller, then retry.");
    }

    private void Tokens(long used)
    {
        _warnings.Used("tokens", used, _limits.Tokens, "tokens");
        if (used > _limits.Tokens) Stop(FailureCodes.TokenLimit, string.Create(CultureInfo.InvariantCulture,
            $"The agent used {used:N0} tokens or more; the limit is {_limits.Tokens:N0}. Raise the limit or make the "
            + $"task smaller, then retry."));
    }

    private void Warn(string limit, TimeSpan most) => _warnings.Used(
        limit, (decimal)most.TotalSeconds * LimitWarnings.Share, (decimal)most.TotalSeconds, "seconds");

    private void Stop(string code, string sentence) => Stop(new AgentFailure(code, sentence));

    private ITimer After(TimeSpan time, Action then, TimeProvider clock)
    {
        var timer = clock.CreateTimer(_ => then(), null, time, Timeout.InfiniteTimeSpan);
        _timers.Add(timer);
        return timer;
    }

    private static string Words(TimeSpan time) => time.TotalMinutes >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} seconds");
}
