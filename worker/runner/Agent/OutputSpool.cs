using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;

namespace JakeOps.Worker.Runner;

/// <summary>The agent's raw output in a file. One side appends as fast as the agent prints, the other reads as slowly
/// as it likes; memory holds neither's backlog.</summary>
internal sealed class OutputSpool(string path, FileMode mode = FileMode.Create) : IDisposable
{
    private const int FrameRoom = Wire.OutputFrameBytes - 512;
    private const int PieceFrame = 48;
    private const int MostPieces = 200;

    /// <summary>Lines that come together travel together; far below what a person notices.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);

    private readonly SafeFileHandle _file = File.OpenHandle(path, mode, FileAccess.ReadWrite,
        FileShare.Read);
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly PieceCutter _cutter = new();
    private readonly Lock _lock = new();
    private long _length;
    private long _position;
    private readonly Queue<byte[]> _ours = new();
    private bool _inLine;
    private bool _complete;

    /// <summary>Of an earlier process, complete as it is.</summary>
    public static OutputSpool Left(string path)
    {
        var spool = new OutputSpool(path, FileMode.Open);
        spool._length = RandomAccess.GetLength(spool._file);
        spool.Complete();
        return spool;
    }

    /// <summary>Bytes that nobody has taken yet.</summary>
    public long Waiting => Volatile.Read(ref _length) - Volatile.Read(ref _position);

    /// <summary>Sequence of the last piece that was read.</summary>
    public long LastSequence { get; private set; }

    /// <summary>Throws <see cref="IOException"/> where the disk takes no more.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return;
        lock (_lock)
        {
            if (_complete) return;
            Write(bytes);
            _inLine = bytes[^1] != (byte)'\n';
            if (!_inLine) InsertWaiting();
        }
        _news.Writer.TryWrite(true);
    }

    /// <summary>Puts a line of our own between two of the agent's, where the disk takes it.</summary>
    public void Insert(byte[] line)
    {
        lock (_lock)
        {
            if (_complete) return;
            _ours.Enqueue(line);
            try { if (!_inLine) InsertWaiting(); }
            catch (IOException) { /* the agent's next line meets the full disk too, and ends the run */ }
        }
        _news.Writer.TryWrite(true);
    }

    public void Complete()
    {
        lock (_lock) _complete = true;
        _news.Writer.TryComplete();
    }

    /// <summary>Everything from the start until <see cref="Complete"/>, in batches that fit a frame. Read
    /// once.</summary>
    public async IAsyncEnumerable<ExecutionPrinted> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        for (var more = true; more;)
        {
            more = await _news.Reader.WaitToReadAsync(cancel);
            if (more) await Task.Delay(Gather, cancel);
            _news.Reader.TryRead(out _);
            foreach (var batch in Batches(!more)) yield return batch;
        }
    }

    public void Dispose()
    {
        Complete();
        lock (_lock) _file.Dispose();
    }

    private void InsertWaiting()
    {
        while (_ours.TryDequeue(out var line)) Write(line);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        RandomAccess.Write(_file, bytes, _length);
        Volatile.Write(ref _length, _length + bytes.Length);
    }

    private IEnumerable<ExecutionPrinted> Batches(bool end)
    {
        var pieces = new List<OutputPiece>();
        var size = 0;
        foreach (var (piece, bytes) in Pieces(end))
        {
            if (pieces.Count == MostPieces || size + bytes + PieceFrame > FrameRoom) yield return Take();
            pieces.Add(piece);
            size += bytes + PieceFrame;
        }
        if (pieces.Count > 0) yield return Take();

        ExecutionPrinted Take()
        {
            var batch = new ExecutionPrinted(LastSequence + 1, pieces);
            (LastSequence, pieces, size) = (LastSequence + pieces.Count, [], 0);
            return batch;
        }
    }

    private IEnumerable<(OutputPiece Piece, int Size)> Pieces(bool end)
    {
        do
        {
            while (_cutter.Next(false) is { } piece) yield return piece;
        }
        while (Fill());
        while (end && _cutter.Next(true) is { } last) yield return last;
    }

    private bool Fill()
    {
        var room = _cutter.Room.Span;
        var there = (int)Math.Min(room.Length, Volatile.Read(ref _length) - _position);
        if (there == 0) return false;
        var read = RandomAccess.Read(_file, room[..there], _position);
        _position += read;
        _cutter.Filled(read);
        return read > 0;
    }
}
