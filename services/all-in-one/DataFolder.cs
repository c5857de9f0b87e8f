namespace JakeOps.AllInOne;

/// <summary>The folder that holds everything of a local JakeOps. One process at a time: an exclusive lock, which the
/// system releases when the process ends in any way, says so. The broker relies on it when it ends what an earlier
/// process left.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>The opened folder, or the sentence that says why it cannot be used.</summary>
    public static (DataFolder? Folder, string? Refusal) Open(LocalOptions options)
    {
        var path = System.IO.Path.GetFullPath(options.Data ?? Default(options.Demo));
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
            else Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (null, $"The data folder {path} cannot be made: {failure.Message} Choose another with --data FOLDER.");
        }
        try
        {
            return (new(path, new(System.IO.Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)), null);
        }
        catch (UnauthorizedAccessException)
        {
            return (null, $"The data folder {path} is not writable. Make it yours, or choose another with --data FOLDER.");
        }
        catch (IOException)
        {
            return (null, $"The data folder {path} is in use by another JakeOps. Stop it, or choose another folder with --data FOLDER.");
        }
    }

    public string Database(string name) => $"Data Source={System.IO.Path.Combine(Path, name + ".db")}";

    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => _lock.Dispose();

    private static string Default(bool demo)
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return System.IO.Path.Combine(data.Length > 0 ? data : ".", demo ? "jakeops-demo" : "jakeops");
    }
}
