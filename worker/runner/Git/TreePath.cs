namespace JakeOps.Worker.Runner;

/// <summary>Writes files into a working tree at paths that somebody else named.</summary>
internal static class TreePath
{
    /// <summary>Refuses a path that leaves the tree, goes through a link or into git's own folder.</summary>
    public static async Task WriteAsync(string tree, string path, string content, CancellationToken cancel)
    {
        var parts = Parts(path);
        var folder = tree;
        foreach (var part in parts[..^1])
        {
            folder = Path.Combine(folder, part);
            if (IsLink(folder) || File.Exists(folder)) throw Refused(path, "goes through a link or a file");
            Directory.CreateDirectory(folder);
        }
        var file = Path.Combine(folder, parts[^1]);
        if (IsLink(file) || Directory.Exists(file)) throw Refused(path, "names a link or a folder");
        await File.WriteAllTextAsync(file, content, cancel);
    }

    /// <summary>The path as a line of git's exclude file.</summary>
    public static string ExcludeLine(string path) => "/" + string.Concat(string.Join('/', Parts(path))
        .Select(character => character is '*' or '?' or '[' or '\\' or ' ' ? $"\\{character}" : $"{character}"));

    /// <summary>The path as git names it.</summary>
    public static string Normal(string path) => string.Join('/', Parts(path));

    private static string[] Parts(string path)
    {
        var parts = path.Split('/');
        return parts.All(IsPlain) ? parts : throw Refused(path, "leaves the tree, or is no plain relative path");
    }

    private static bool IsPlain(string part) =>
        part is not ("" or "." or "..") && part.Length <= 255 && !part.Any(char.IsControl)
        && !part.Contains('\\', StringComparison.Ordinal) && !part.Contains(':', StringComparison.Ordinal)
        // Some file systems take ".GIT", ".git." and "git~1" for ".git".
        && !part.TrimEnd('.', ' ').Equals(".git", StringComparison.OrdinalIgnoreCase)
        && !part.StartsWith("git~", StringComparison.OrdinalIgnoreCase);

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static ExecutionFailedException Refused(string path, string why) => new(FailureCodes.BadRequest,
        $"The file path \"{string.Concat(path.Where(character => !char.IsControl(character)).Take(200))}\" {why}. "
        + "Name a path inside the working tree with forward slashes, outside .git and through no link.");
}
