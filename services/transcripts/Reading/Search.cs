using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using JakeOps.Worker.Protocol;

namespace JakeOps.Transcripts.Reading;

/// <summary>Finds a text in what a run's events say, without regard to case, a bounded part of the run at a time.</summary>
internal sealed class Search(LineReader lines)
{
    public const int ShortestText = 2;
    public const int LongestText = 200;

    private const int MaxHits = 200;
    private const int MaxLines = 50_000;
    private const long MaxBytes = 64 << 20;
    private const int Around = 60;

    /// <summary>Texts by which nobody looks for anything, or that stand in the event a second time.</summary>
    private static readonly HashSet<string> _unread =
    [
        "uuid", "session_id", "id", "tool_use_id", "parent_tool_use_id", "signature", "request_id", "tool_use_result",
        "type", "role", "timestamp", "slash_commands", "tools",
    ];

    public async Task<SearchAnswer> FindAsync(
        Execution run, string text, long after, EventFilter filter, CancellationToken ct)
    {
        var (hits, looked, bytes, bounds) = (new List<SearchHit>(), 0, 0L, filter.Bounds);
        var position = Math.Max(after, bounds.After);
        using var quick = new QuickLook(text);
        await foreach (var line in lines.ReadAsync(run, position, ct))
        {
            if (line.First > bounds.Through) break;
            if (hits.Count >= MaxHits || looked++ == MaxLines || bytes > MaxBytes) return new(hits, position, position);
            position = line.Last;
            bytes += line.Utf8?.Length ?? 0;
            if (line.Utf8 is not { } utf8 || !quick.MayHave(utf8.Span) || Snippet(line, text) is not { } snippet) continue;
            var agent = filter.AgentOf(line);
            if (filter.Has(agent)) hits.Add(new(line.Last, agent, snippet.Before, snippet.Match, snippet.After));
        }
        return new(hits, position, null);
    }

    private static (string Before, string Match, string After)? Snippet(Line line, string text) =>
        line.AgentLine is { } agentLine ? Find(agentLine.Json, text)
        : line.Utf8 is { } utf8 ? Surroundings(Encoding.UTF8.GetString(utf8.Span), text)
        : null;

    private static (string, string, string)? Find(JsonElement value, string text)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return AgentLine.Text(value) is { } said ? Surroundings(said, text) : null;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                    if (Find(item, text) is { } inside) return inside;
                return null;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                    if (IsRead(property) && Find(property.Value, text) is { } inside) return inside;
                return null;
            default:
                return null;
        }
    }

    private static bool IsRead(JsonProperty property) =>
        !_unread.Contains(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property)));

    private static (string, string, string)? Surroundings(string said, string text)
    {
        var at = said.IndexOf(text, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var (start, end) = (Math.Max(0, at - Around), Math.Min(said.Length, at + text.Length + Around));
        if (start > 0 && char.IsLowSurrogate(said[start])) start++;
        if (end < said.Length && char.IsLowSurrogate(said[end])) end--;
        return (said[start..at], said.Substring(at, text.Length), said[(at + text.Length)..end]);
    }

    /// <summary>Rules most lines out without parsing them. A text that JSON may write in more than one way cannot be
    /// looked for in the bytes.</summary>
    private sealed class QuickLook(string text) : IDisposable
    {
        private readonly SearchValues<string>? _wanted =
            text.All(c => c is >= ' ' and < (char)127 and not ('"' or '\\' or '/' or '<' or '>' or '&' or '\'' or '+' or '`'))
                ? SearchValues.Create([text], StringComparison.OrdinalIgnoreCase) : null;

        private char[] _buffer = [];

        public bool MayHave(ReadOnlySpan<byte> utf8)
        {
            if (_wanted is null) return true;
            if (_buffer.Length < utf8.Length)
            {
                Dispose();
                _buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
            }
            var length = Encoding.UTF8.GetChars(utf8, _buffer);
            return _buffer.AsSpan(0, length).ContainsAny(_wanted);
        }

        public void Dispose()
        {
            if (_buffer.Length > 0) ArrayPool<char>.Shared.Return(_buffer);
            _buffer = [];
        }
    }
}

/// <param name="SearchedThrough">All events up to this sequence were looked at.</param>
/// <param name="NextAfter">Send it as <c>after</c> to look on; null when the whole run was looked at.</param>
internal sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, long SearchedThrough, long? NextAfter);

/// <summary>The first place in an event.</summary>
internal sealed record SearchHit(long Sequence, string Agent, string Before, string Match, string After);
