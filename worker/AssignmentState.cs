using System.Buffers.Binary;
using JakeOps.Worker.Protocol;
using Microsoft.Win32.SafeHandles;

namespace JakeOps.Worker;

/// <summary>What of an execution has to outlive this process: the request, what was said about it, how much of it the
/// server has. The frames are kept as they travel.</summary>
internal sealed class AssignmentState : IDisposable
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder;
    private readonly SafeFileHandle _acknowledged;

    private AssignmentState(string folder, Execute execute)
    {
        (_folder, Request) = (folder, execute.Request);
        if (!Exists("request")) Write("request", execute);
        Accept = Read<Accept>("accept");
        Finished = Read<Finished>("finished");
        _acknowledged = File.OpenHandle(In("acknowledged"), FileMode.OpenOrCreate, FileAccess.ReadWrite);
        Span<byte> number = stackalloc byte[sizeof(long)];
        Acknowledged = RandomAccess.Read(_acknowledged, number, 0) == sizeof(long)
            ? BinaryPrimitives.ReadInt64LittleEndian(number) : 0;
        SafeUpTo(Acknowledged);
    }

    public ExecutionRequest Request { get; }

    public Accept? Accept { get; private set; }

    public Finished? Finished { get; private set; }

    /// <summary>The highest sequence that the server acknowledged.</summary>
    public long Acknowledged { get; private set; }

    /// <summary>Of a new execution. Throws <see cref="IOException"/> where the disk takes no more.</summary>
    public static AssignmentState Begin(string workFolder, Execute execute)
    {
        var folder = Path.Combine(AllOf(workFolder), execute.Request.ExecutionId.ToString());
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
        return new(folder, execute);
    }

    /// <summary>Those that an earlier process left behind.</summary>
    public static IReadOnlyList<AssignmentState> Left(string workFolder)
    {
        var all = AllOf(workFolder);
        if (!Directory.Exists(all)) return [];
        var left = new List<AssignmentState>();
        foreach (var folder in Directory.EnumerateDirectories(all))
        {
            // Without a whole request it never was an execution.
            if (ReadFrame(Path.Combine(folder, "request")) is Execute execute) left.Add(new(folder, execute));
            else Directory.Delete(folder, recursive: true);
        }
        return left;
    }

    public void Began(Accept accept)
    {
        Accept = accept;
        TryWrite("accept", accept);
    }

    public void Ended(Finished finished)
    {
        Finished = finished;
        TryWrite("finished", finished);
    }

    /// <summary>Written over in place: that works on a full disk too.</summary>
    public void SafeUpTo(long sequence)
    {
        Acknowledged = sequence;
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, sequence);
        RandomAccess.Write(_acknowledged, number, 0);
    }

    public void Delete()
    {
        Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public void Dispose() => _acknowledged.Dispose();

    private static string AllOf(string workFolder) => Path.Combine(workFolder, "assignments");

    private string In(string name) => Path.Combine(_folder, name);

    private bool Exists(string name) => File.Exists(In(name));

    private T? Read<T>(string name) where T : Message => ReadFrame(In(name)) as T;

    private static Message? ReadFrame(string file)
    {
        try { return File.Exists(file) ? Wire.Read(File.ReadAllBytes(file)) : null; }
        catch (System.Text.Json.JsonException) { return null; }
    }

    /// <summary>Where the disk takes no more this process still knows it.</summary>
    private void TryWrite(string name, Message frame)
    {
        try { Write(name, frame); }
        catch (IOException) { /* a restart will find the execution interrupted instead */ }
    }

    /// <summary>Whole or not at all.</summary>
    private void Write(string name, Message frame)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        using (var file = new FileStream(In(name + ".new"), options)) file.Write(Wire.Write(frame));
        File.Move(In(name + ".new"), In(name), overwrite: true);
    }
}
