using System.Runtime.InteropServices;

namespace JakeOps.Worker.Runner;

/// <param name="Started">Clock ticks since boot: with the id it names one process for ever, although ids come
/// back.</param>
internal readonly record struct ProcessKey(int Id, long Started);

/// <summary>Linux' process table, read from /proc.</summary>
internal static class ProcessTable
{
    /// <summary>Living processes and their parents. Dead ones that nobody waited for (zombies) are not
    /// listed.</summary>
    public static List<(ProcessKey Key, int Parent)> Read()
    {
        var table = new List<(ProcessKey, int)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id)
                && Stat(id) is { } stat) table.Add((new(id, stat.Started), stat.Parent));
        }
        return table;
    }

    public static bool Lives(ProcessKey process) => Stat(process.Id) is { } stat && stat.Started == process.Started;

    /// <param name="variable">NAME=value</param>
    public static bool Carries(int id, string variable)
    {
        var wanted = Encoding.UTF8.GetBytes(variable + '\0');
        var at = Bytes($"/proc/{id}/environ").AsSpan();
        for (int next; at.Length > 0; at = at[next..])
        {
            if (at.StartsWith(wanted)) return true;
            next = at.IndexOf((byte)0) + 1;
            if (next == 0) break;
        }
        return false;
    }

    public static void Signal(ProcessKey process, int signal)
    {
        if (Lives(process)) _ = Kill(process.Id, signal);
    }

    /// <summary>The command in the second field may hold anything, a closing parenthesis too.</summary>
    private static (int Parent, long Started)? Stat(int id)
    {
        var text = Encoding.UTF8.GetString(Bytes($"/proc/{id}/stat"));
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > 19 && fields[0] is not ("Z" or "X")
            ? (int.Parse(fields[1]), long.Parse(fields[19]))
            : null;
    }

    private static byte[] Bytes(string path)
    {
        try { return File.ReadAllBytes(path); }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException) { return []; }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
