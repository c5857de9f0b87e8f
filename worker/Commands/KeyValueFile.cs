namespace JakeOps.Worker;

/// <summary>A file of <c>name = value</c> lines; <c>#</c> begins a comment line.</summary>
internal static class KeyValueFile
{
    /// <param name="wrong">What is wrong with a value; null when nothing is.</param>
    /// <returns>The values, or what is wrong and in which line.</returns>
    public static (Dictionary<string, string> Values, string? Problem) Read(
        string path, IReadOnlyCollection<string> names, Func<string, string, string?>? wrong = null)
    {
        var values = new Dictionary<string, string>();
        try
        {
            foreach (var (at, line) in File.ReadLines(path).Select(line => line.Trim()).Index())
            {
                if (line.Length == 0 || line[0] == '#') continue;
                var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
                var why = parts.Length < 2 ? "it has to be NAME = VALUE"
                    : !names.Contains(parts[0]) ? $"'{Visible.Line(parts[0])}' is not known; known are {string.Join(", ", names)}"
                    : !values.TryAdd(parts[0], parts[1]) ? $"'{parts[0]}' stands there twice" : wrong?.Invoke(parts[0], parts[1]);
                if (why is not null) return (values, $"{path}, line {at + 1}: {why}.");
            }
            return (values, null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (values, $"{path} cannot be read: {failure.Message}");
        }
    }
}
