using System.Globalization;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Runner;

/// <summary>Watches one run's limits. Turns and cost are counted by the agent CLI itself, from its arguments.</summary>
internal sealed class LimitWatch : IDisposable
{
    private readonly CancellationTokenSource _reached = new();
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _total;
    private readonly TimeSpan _silenceLimit;
    private readonly long _outputLimit;
    private readonly long? _tokenLimit;
    private readonly Dictionary<string, long> _inputByCall = [];
    private long _output;
    private AgentFailure? _failure;

    public LimitWatch(Limits limits, AgentOptions options, TimeProvider clock)
    {
        _silenceLimit = limits.SilentSeconds is { } silent ? TimeSpan.FromSeconds(silent) : options.SilenceLimit;
        var totalLimit = limits.TotalSeconds is { } total ? TimeSpan.FromSeconds(total) : options.TotalLimit;
        _outputLimit = limits.OutputBytes ?? options.OutputLimit;
        _tokenLimit = limits.Tokens;
        _silence = new(_silenceLimit, clock);
        _silence.Token.Register(() => Stop(FailureCodes.SilenceLimit,
            $"The agent printed nothing for {Words(_silenceLimit)}, which is the limit. Retry; if a build or "
            + "test needs longer without output, raise the limit for silence."));
        _total = totalLimit is { } most ? new(most, clock) : new();
        _total.Token.Register(() => Stop(FailureCodes.TimeLimit,
            $"The agent ran for {Words(totalLimit!.Value)}, which is the limit. Raise the time limit or make the "
            + "task smaller, then retry."));
    }

    /// <summary>Canceled when a limit is reached; <see cref="Failure"/> then says which.</summary>
    public CancellationToken Reached => _reached.Token;

    public AgentFailure? Failure => _failure;

    /// <summary>Counts output; false where it is more than may be kept.</summary>
    public bool Printed(int bytes)
    {
        _silence.CancelAfter(_silenceLimit);
        _output += bytes;
        if (_output <= _outputLimit) return true;
        Stop(FailureCodes.OutputLimit, $"The agent printed more than {_outputLimit:N0} bytes, which is the limit. "
            + "What it printed up to there is kept. Raise the limit for output or make the task smaller, then retry.");
        return false;
    }

    public void Read(AgentLine line)
    {
        if (_tokenLimit is not { } limit) return;
        var used = line.IsResult && AgentResult.Of(line) is { Stats: var stats }
            ? stats.InputTokens + stats.OutputTokens
            : InputSoFar(line);
        if (used > limit) Stop(FailureCodes.TokenLimit, string.Create(CultureInfo.InvariantCulture,
            $"The agent used {used:N0} tokens or more; the limit is {limit:N0}. Raise the limit or make the task "
            + $"smaller, then retry."));
    }

    private void Stop(string code, string sentence) => Stop(new AgentFailure(code, sentence));

    /// <summary>The first reason counts.</summary>
    public void Stop(AgentFailure failure)
    {
        if (Interlocked.CompareExchange(ref _failure, failure, null) is null) _reached.Cancel();
    }

    public void Dispose()
    {
        _silence.Dispose();
        _total.Dispose();
        _reached.Dispose();
    }

    /// <summary>Every line of one call repeats the usage that the call opened with: its input counts once, and its
    /// output is not known before the result.</summary>
    private long InputSoFar(AgentLine line)
    {
        if (line.Type == "assistant" && AgentLine.Get(line.Json, "message") is { } message
            && AgentLine.Text(message, "id") is { } call && AgentLine.Get(message, "usage") is { } usage)
            _inputByCall[call] = AgentLine.Number(usage, "input_tokens");
        return _inputByCall.Values.Sum();
    }

    private static string Words(TimeSpan time) => time.TotalMinutes >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} minutes")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.###} seconds");
}
