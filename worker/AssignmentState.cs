using Microsoft.Win32.SafeHandles;

namespace JakeOps.Worker;

/// <summary>What of an execution has to outlive this process: the request, what was said about it, how much of it the
/// server has. The frames are kept as they travel.</summary>
internal sealed class AssignmentState : IDisposable
{
    private readonly string _folder;
    private readonly SafeFileHandle _acknowledged;

    private AssignmentState(string folder, Execute execute)
    {
        (_folder, Request) = (folder, execute.Request);
        if (!File.Exists(In("request"))) Write("request", execute);
        (Accept, Finished) = (Read(In("accept")) as Accept, Read(In("finished")) as Finished);
        _acknowledged = File.OpenHandle(In("acknowledged"), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        var number = new byte[sizeof(long)];
        SafeUpTo(RandomAccess.Read(_acknowledged, number, 0) == sizeof(long) ? BitConverter.ToInt64(number) : 0);
    }

    public ExecutionRequest Request { get; }

    public Accept? Accept { get; private set; }

    public Finished? Finished { get; private set; }

    /// <summary>The highest sequence that the server acknowledged.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Of a new execution. Throws <see cref="IOException"/> where the disk takes no more.</summary>
    public static AssignmentState Begin(string workFolder, Execute execute) =>
        new(PrivateFile.Folder(Path.Combine(AllOf(workFolder), execute.Request.ExecutionId.ToString())), execute);

    /// <summary>Those that an earlier process left behind.</summary>
    public static IReadOnlyList<AssignmentState> Left(string workFolder)
    {
        var left = new List<AssignmentState>();
        foreach (var folder in Directory.EnumerateDirectories(PrivateFile.Folder(AllOf(workFolder))))
        {
            // Without a whole request it never was an execution.
            if (Read(Path.Combine(folder, "request")) is Execute execute) left.Add(new(folder, execute));
            else Directory.Delete(folder, recursive: true);
        }
        return left;
    }

    public void Began(Accept accept) => TryWrite("accept", Accept = accept);

    public void Ended(Finished finished) => TryWrite("finished", Finished = finished);

    /// <summary>Written over in place: that works on a full disk too.</summary>
    public void SafeUpTo(long sequence) =>
        RandomAccess.Write(_acknowledged, BitConverter.GetBytes(Acknowledged = sequence), 0);

    public void Delete()
    {
        Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _acknowledged.Dispose();

    private static string AllOf(string workFolder) => Path.Combine(workFolder, "assignments");

    private string In(string name) => Path.Combine(_folder, name);

    private static Message? Read(string file)
    {
        try { return File.Exists(file) ? Wire.Read(File.ReadAllBytes(file)) : null; }
        catch (JsonException) { return null; }
    }

    /// <summary>Where the disk takes no more this process still knows it.</summary>
    private void TryWrite(string name, Message frame)
    {
        try { Write(name, frame); }
        catch (IOException) { /* a restart will find the execution interrupted instead */ }
    }

    private void Write(string name, Message frame) => PrivateFile.Write(In(name), Wire.Write(frame));
}
