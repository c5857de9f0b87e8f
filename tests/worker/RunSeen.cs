using System.Text;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

/// <summary>The events of one execution, as a caller saw them.</summary>
internal sealed class RunSeen
{
    private readonly List<ExecutionEvent> _events = [];

    public void Add(ExecutionEvent one) => _events.Add(one);

    public IReadOnlyList<ExecutionEvent> Events => _events;

    public ExecutionResult Result => _events[^1].ShouldBeOfType<ExecutionEnded>().Result;

    public string? Code => Result.Code;

    public ExecutionBegan Began => _events.OfType<ExecutionBegan>().Single();

    public IReadOnlyList<OutputPiece> Pieces => [.. _events.OfType<ExecutionPrinted>().SelectMany(printed =>
        printed.Pieces)];

    /// <summary>What the agent printed, put together again; without the last line feed.</summary>
    public byte[] Output => Join(Pieces);

    public string Text => Encoding.UTF8.GetString(Output);

    public static byte[] Join(IReadOnlyList<OutputPiece> pieces)
    {
        using var bytes = new MemoryStream();
        foreach (var (piece, index) in pieces.Select((piece, index) => (piece, index)))
        {
            bytes.Write(piece.Base64 ? Convert.FromBase64String(piece.Text) : Encoding.UTF8.GetBytes(piece.Text));
            if (!piece.More && index < pieces.Count - 1) bytes.WriteByte((byte)'\n');
        }
        return bytes.ToArray();
    }
}
