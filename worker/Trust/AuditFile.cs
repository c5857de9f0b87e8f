namespace JakeOps.Worker;

/// <summary>One log, for people: <c>name: value</c> lines, and texts of others behind a bar. It is on the disk line by
/// line, so that a crash leaves what was known.</summary>
internal sealed class AuditFile(string folder, string name, AuditChain chain)
{
    /// <summary>The last line of a log that was finished.</summary>
    public const string End = "end";

    private readonly FileStream _file = new(
        Path.Combine(folder, name), PrivateFile.Options(FileMode.Append, FileShare.Read));
    private readonly SortedDictionary<string, (long Frames, long Bytes)> _sent = [];
    private readonly Lock _lock = new();
    private bool _finished;

    public void Line(string label, string value) => Write($"{label}: {Visible.Line(value)}\n");

    public void Text(string label, string text) =>
        Write($"{label} ({Encoding.UTF8.GetByteCount(text)} bytes):\n{Visible.Block(text)}\n");

    public void Result(string outcome)
    {
        Line("ended", Now);
        Line("outcome", outcome);
    }

    /// <returns>False where the log is finished and the bytes belong into another.</returns>
    public bool Sent(string kind, int bytes)
    {
        lock (_lock)
        {
            if (_finished) return false;
            var (frames, sum) = _sent.GetValueOrDefault(kind);
            _sent[kind] = (frames + 1, sum + bytes);
            return true;
        }
    }

    /// <returns>The head of the chain.</returns>
    public Task<string> FinishAsync()
    {
        lock (_lock)
        {
            _finished = true;
            foreach (var (kind, (frames, bytes)) in _sent) Line("sent", $"{kind} {bytes} bytes in {frames} frames");
            Write($"{End}\n");
            _file.Dispose();
        }
        return chain.AddAsync(name);
    }

    public static string Now => DateTimeOffset.UtcNow.ToString("O");

    private void Write(string text)
    {
        lock (_lock)
        {
            _file.Write(Encoding.UTF8.GetBytes(text));
            _file.Flush();
        }
    }
}
