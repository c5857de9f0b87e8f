namespace JakeOps.Worker;

/// <summary>A process holds its work folder for itself: clearing up ends every agent that was started from it.</summary>
internal static class WorkFolder
{
    /// <summary>Null where another process holds it; that is said.</summary>
    public static FileStream? Lock(string folder)
    {
        PrivateFile.Folder(folder);
        try { return new(Path.Combine(folder, "lock"), PrivateFile.Options(FileMode.OpenOrCreate)); }
        catch (IOException)
        {
            Console.Error.WriteLine($"Another worker uses {folder}: stop it, or choose another folder with --work-dir.");
            return null;
        }
    }
}
