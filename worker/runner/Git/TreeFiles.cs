using System.IO.Enumeration;

namespace JakeOps.Worker.Runner;

/// <summary>Works on a folder whose content a stranger made: links are never followed.</summary>
internal static class TreeFiles
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = true,
    };

    private const UnixFileMode OwnerAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="folder">Where to start.</param>
    /// <param name="unopened">Folders of this name are listed but not gone into.</param>
    public static IEnumerable<FileSystemInfo> Walk(string folder, string? unopened = null) =>
        new FileSystemEnumerable<FileSystemInfo>(
            folder, (ref FileSystemEntry entry) => entry.ToFileSystemInfo(), Everything)
        {
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && !entry.FileName.SequenceEqual(unopened),
        };

    public static void Copy(string from, string to, CancellationToken cancel)
    {
        Directory.CreateDirectory(to);
        foreach (var entry in Walk(from))
        {
            cancel.ThrowIfCancellationRequested();
            var target = Path.Combine(to, Path.GetRelativePath(from, entry.FullName));
            if (entry is DirectoryInfo) Directory.CreateDirectory(target);
            else File.Copy(entry.FullName, target);
        }
    }

    /// <summary>Deletes a file or a folder with all it holds, read-only or not; nothing where there is none.</summary>
    public static void Delete(string path)
    {
        var entry = new DirectoryInfo(path);
        if (!entry.Exists || entry.LinkTarget is not null)
        {
            DeleteFile(path);
            return;
        }
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, OwnerAll);
        foreach (var inner in entry.GetFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = 0 }))
            Delete(inner.FullName);
        entry.Delete();
    }

    private static void DeleteFile(string path)
    {
        // On Windows git's object files are read-only, which forbids deleting them.
        if (OperatingSystem.IsWindows() && File.Exists(path)) File.SetAttributes(path, FileAttributes.Normal);
        if (Directory.Exists(Path.GetDirectoryName(path))) File.Delete(path);
    }
}
