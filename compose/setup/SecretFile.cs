using System.Runtime.InteropServices;

namespace JakeOps.Setup;

/// <summary>A file that one user may read and nobody may write.</summary>
internal static partial class SecretFile
{
    /// <summary>Whole or not at all, whenever the process is killed: written beside, then renamed.</summary>
    /// <param name="owner">The user who may read it; null for the one that writes it.</param>
    public static void Write(string path, string content, int? owner = null)
    {
        // KeyPerFile, which services read the folder with, overlooks this prefix.
        var beside = Path.Combine(Path.GetDirectoryName(path)!, $"ignore.{Path.GetFileName(path)}");
        File.Delete(beside);
        using (var file = new FileStream(beside, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead,
        }))
        {
            using (var text = new StreamWriter(file, leaveOpen: true)) text.Write(content);
            file.Flush(flushToDisk: true);
        }
        if (owner is { } user && ChangeOwner(beside, user, user) != 0)
            throw new IOException(
                $"{path} could not be given to user {user}: error {Marshal.GetLastPInvokeError()}. Run this as root.");
        File.Move(beside, path, overwrite: true);
    }

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, int user, int group);
}
