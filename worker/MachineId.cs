namespace JakeOps.Worker;

/// <summary>Tells apart workers that share a token: made once in the working folder and kept there.</summary>
internal static class MachineId
{
    public static string In(string workFolder)
    {
        Directory.CreateDirectory(workFolder);
        var file = Path.Combine(workFolder, "machine-id");
        if (File.Exists(file) && Guid.TryParse(File.ReadAllText(file).Trim(), out var known)) return known.ToString();
        var made = Guid.NewGuid().ToString();
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.WriteLine(made);
        return made;
    }
}
