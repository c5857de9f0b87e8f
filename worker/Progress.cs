using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker;

/// <summary>How far the running executions are.</summary>
internal sealed class Progress
{
    private readonly ConcurrentDictionary<Guid, Shown> _all = new();

    public IReadOnlyList<Shown> All => [.. _all.Values.OrderBy(one => one.StartedAt)];

    public Shown Show(ExecutionRequest request) => _all[request.ExecutionId] = new(request, this);

    /// <summary>One execution, as its agent's own lines tell.</summary>
    internal sealed class Shown(ExecutionRequest request, Progress among) : IDisposable
    {
        private const int LongestLine = 1024 * 1024;

        private readonly StringBuilder _line = new();
        private readonly HashSet<string> _calls = [];

        public ExecutionRequest Request => request;

        public DateTimeOffset StartedAt { get; } = DateTimeOffset.UtcNow;

        public int Turns => _calls.Count;

        public long Tokens { get; private set; }

        public decimal CostUsd { get; private set; }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"#{request.Delivery.Number} {request.Phase}: turn {Turns}, {Tokens:N0} tokens, ${CostUsd:0.00}, ")
            + $"{DateTimeOffset.UtcNow - StartedAt:h\\:mm\\:ss}  {request.Delivery.Title}";

        public RunningReport Report() => new(
            request.ExecutionId, request.Delivery.Number, request.Delivery.Title, request.Phase, Turns, Tokens, CostUsd,
            StartedAt, Visible.Line(ToString()));

        public void See(ExecutionEvent happened)
        {
            if (happened is not ExecutionPrinted printed) return;
            foreach (var piece in printed.Pieces)
            {
                if (_line.Length < LongestLine) _line.Append(piece.Text);
                if (piece.More) continue;
                var text = _line.ToString();
                _line.Clear();
                // Only these lines say something about it; parsing all would cost as much as sending them.
                if (text.Contains("\"usage\"", StringComparison.Ordinal)
                    && AgentLine.Read(Encoding.UTF8.GetBytes(text)) is { } line) Read(line);
            }
        }

        public void Dispose() => among._all.TryRemove(request.ExecutionId, out _);

        private void Read(AgentLine line)
        {
            if (AgentResult.Of(line) is { } result)
            {
                (Tokens, CostUsd) = (result.Stats.InputTokens + result.Stats.OutputTokens, result.Stats.CostUsd);
                return;
            }
            if (AgentLine.Get(line.Json, "message") is { } message && AgentLine.Text(message, "id") is { } call
                && AgentLine.Get(message, "usage") is { } usage && _calls.Add(call))
                Tokens += AgentLine.Number(usage, "input_tokens");
        }
    }
}
