using System.Runtime.InteropServices;
using JakeOps.Worker.Protocol;

namespace JakeOps.Transcripts;

/// <summary>Where in a run a reader may want to go at once. The counts are whole; of the places the first ones are
/// kept.</summary>
internal sealed class Marks
{
    public const string Error = "error";
    public const string Denied = "denied";
    public const string Redacted = "redacted";
    public const string Retry = "retry";

    private const int Most = 500;

    private static ReadOnlySpan<byte> Masked => "[redacted:"u8;

    public List<Mark> All { get; set; } = [];

    public int Errors { get; set; }

    public int Denials { get; set; }

    /// <summary>Secrets that the worker masked.</summary>
    public int Redactions { get; set; }

    public int Retries { get; set; }

    public bool IsCut { get; set; }

    public long? FirstError => All.Find(mark => mark.Kind == Error)?.Sequence;

    /// <summary>Comes back with the number of errors in the line.</summary>
    public int Read(AgentLine line, long sequence)
    {
        var errors = ErrorsOf(line);
        Note(Error, errors, sequence);
        Errors += errors;
        var denials = line.Subtype == "permission_denied" ? 1 : 0;
        Note(Denied, denials, sequence);
        Denials += denials;
        var redactions = JsonMarshal.GetRawUtf8Value(line.Json).Count(Masked);
        Note(Redacted, redactions, sequence);
        Redactions += redactions;
        var retries = line.Subtype == "api_retry" ? 1 : 0;
        Note(Retry, retries, sequence);
        Retries += retries;
        return errors;
    }

    private void Note(string kind, int count, long sequence)
    {
        if (count == 0) return;
        if (All.Count < Most) All.Add(new(sequence, kind));
        else IsCut = true;
    }

    private static int ErrorsOf(AgentLine line) => line.Type switch
    {
        "assistant" => line["error"] is null ? 0 : 1,
        "user" => line.Blocks.Count(block => AgentLine.Flag(block, "is_error")),
        "result" => AgentLine.Flag(line.Json, "is_error") || line.Subtype != "success" ? 1 : 0,
        _ => 0,
    };

    internal sealed record Mark(long Sequence, string Kind);
}
