using JakeOps.Hosting;

namespace JakeOps.Transcripts.Storage;

/// <summary>Pieces in sequence, compressed. Chunks of an execution never overlap; the key decides between two replicas
/// that store the same batch at once.</summary>
internal sealed class Chunk : ITenantOwned
{
    /// <summary>Bounds how far back a chunk that holds a given piece can begin, so that the key finds it.</summary>
    public const int MaxPieces = 1024;

    /// <summary>Bounds what a reader unpacks at once; only a single piece may be larger.</summary>
    public const int MaxBytes = 256 * 1024;

    public required string Organization { get; init; }

    public required Guid ExecutionId { get; init; }

    public required long FirstSequence { get; init; }

    public required long LastSequence { get; init; }

    /// <summary>A line ends in it; as long as none does there is nothing new to understand.</summary>
    public required bool EndsLine { get; init; }

    /// <summary>See <see cref="PieceCodec"/>.</summary>
    public required byte[] Pieces { get; init; }
}
