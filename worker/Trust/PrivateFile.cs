namespace JakeOps.Worker;

/// <summary>Files and folders that only their owner may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStreamOptions Options(FileMode mode, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        return options;
    }

    /// <summary>Replaces it in one step.</summary>
    public static void Write(string path, string text)
    {
        Folder(Path.GetDirectoryName(path)!);
        using (var writer = new StreamWriter(path + ".new", Options(FileMode.Create))) writer.Write(text);
        File.Move(path + ".new", path, overwrite: true);
    }

    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
    }
}
