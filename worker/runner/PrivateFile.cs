namespace JakeOps.Worker.Runner;

/// <summary>Files and folders that only their owner may read.</summary>
internal static class PrivateFile
{
    public const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static FileStreamOptions Options(FileMode mode, FileShare share = FileShare.None)
    {
        var access = mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite;
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owner;
        return options;
    }

    /// <summary>Replaces it in one step.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Folder(Path.GetDirectoryName(path)!);
        using (var file = new FileStream(path + ".new", Options(FileMode.Create))) file.Write(bytes);
        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>Made where it is not there.</summary>
    public static string Folder(string path) => (OperatingSystem.IsWindows() ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute)).FullName;
}
