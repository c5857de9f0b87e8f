namespace JakeOps.Worker;

/// <summary>A process holds its work folder for itself: clearing up ends every agent that was started from it.</summary>
internal static class WorkFolder
{
    /// <summary>Null where another process holds it; that is said.</summary>
    public static FileStream? Lock(string folder)
    {
        try { return new(Path.Combine(PrivateFile.Folder(folder), "lock"), PrivateFile.Options(FileMode.OpenOrCreate)); }
        catch (IOException)
        {
            Console.Error.WriteLine($"Another worker uses {folder}: stop it, or choose another folder with --work-dir.");
            return null;
        }
    }

    /// <summary>Tells apart workers that share a token: made once and kept.</summary>
    public static string MachineIdIn(string folder)
    {
        var file = Path.Combine(folder, "machine-id");
        if (File.Exists(file) && Guid.TryParse(File.ReadAllText(file), out var known)) return known.ToString();
        var made = Guid.NewGuid().ToString();
        PrivateFile.Write(file, Encoding.UTF8.GetBytes(made + "\n"));
        return made;
    }
}
