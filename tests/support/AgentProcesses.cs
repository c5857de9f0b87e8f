namespace JakeOps.Tests.Support;

/// <summary>Live processes that carry the marker of a data folder's executions (Linux).</summary>
public static class AgentProcesses
{
    public static IReadOnlyList<int> Of(string folder)
    {
        var found = new List<int>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName))
        {
            if (!int.TryParse(process, out var id)) continue;
            try
            {
                var environment = File.ReadAllText($"/proc/{id}/environ");
                if (environment.Contains("JAKEOPS_EXECUTION_ID=", StringComparison.Ordinal)
                    && environment.Contains(folder, StringComparison.Ordinal)) found.Add(id);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException) { /* it ended meanwhile */ }
        }
        return found;
    }
}
