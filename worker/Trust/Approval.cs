using System.Threading.Channels;

namespace JakeOps.Worker;

/// <summary>Asks the person at the terminal before an execution runs. What is shown is what runs: the same record goes
/// on.</summary>
internal sealed class Approval
{
    private readonly TextWriter _output;
    private readonly TimeSpan _within;
    private readonly string _sandbox;
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly Channel<string?> _lines = Channel.CreateUnbounded<string?>();

    /// <param name="within">No answer in this time is a refusal.</param>
    /// <param name="sandbox">What the agent can read.</param>
    public Approval(TextReader input, TextWriter output, TimeSpan within, string sandbox)
    {
        (_output, _within, _sandbox) = (output, within, sandbox);
        // On a thread of its own: reading a terminal blocks, and cannot be given up.
        new Thread(() => Read(input)) { IsBackground = true }.Start();
    }

    /// <summary>Somebody is being asked: nothing else should be written meanwhile.</summary>
    public bool IsAsking { get; private set; }

    /// <returns>Why it may not run; null when it may, or nobody needs an answer any more.</returns>
    public async Task<string?> AskAsync(ExecutionRequest request, CancellationToken cancel)
    {
        try { await _oneAtATime.WaitAsync(cancel); }
        catch (OperationCanceledException) { return null; }
        try
        {
            IsAsking = true;
            // What was typed before the question could be read is no answer.
            while (_lines.Reader.TryPeek(out var early) && early is not null) _lines.Reader.TryRead(out _);
            await _output.WriteLineAsync(Question(request));
            await _output.WriteAsync("Accept? [Y/n, or n and why] ");
            await _output.FlushAsync(cancel);
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            late.CancelAfter(_within);
            return Judge(await _lines.Reader.ReadAsync(late.Token));
        }
        catch (OperationCanceledException)
        {
            if (cancel.IsCancellationRequested) return null;
            await _output.WriteLineAsync("\nNo answer: refused.");
            return $"The owner of the machine did not answer within {_within.TotalSeconds:0.#} s.";
        }
        finally
        {
            IsAsking = false;
            _oneAtATime.Release();
        }
    }

    private string Question(ExecutionRequest request) => $"""

        {request.RequestedBy} of {request.Organization} asks to run an agent here:
        {string.Join('\n', RequestWords.Of(request).Append(("sandbox", _sandbox)).Select(one => $"  {one.Item1,-11} {Visible.Line(one.Item2)}"))}
          in          a new clone in the work folder
        system prompt
        {Visible.Block(request.Agent.SystemPrompt)}
        prompt
        {Visible.Block(request.Agent.Prompt)}
        """;

    private string? Judge(string? answer)
    {
        if (answer is null)
        {
            _lines.Writer.TryWrite(null);
            return "There is nobody at the machine's terminal to ask.";
        }
        var words = answer.Trim().Split(' ', 2);
        if (words[0].ToUpperInvariant() is "" or "Y" or "YES") return null;
        return "The owner of the machine refused it" + (words.Length > 1 ? $": {words[1]}"
            : words[0].ToUpperInvariant() is "N" or "NO" ? "." : $": {answer.Trim()}");
    }

    private void Read(TextReader input)
    {
        for (string? line = ""; line is not null;) _lines.Writer.TryWrite(line = input.ReadLine());
    }
}
