using System.Security.Cryptography;

namespace JakeOps.Worker;

/// <summary>Links the finished logs of a folder in the order of completion: each link is the hash of the one before, the
/// file's name and its content.</summary>
internal sealed class AuditChain(string folder)
{
    /// <summary>In the name of a log that says which ones were removed because of their age.</summary>
    public const string Retention = "retention-";

    /// <summary>The line of it that says how much of the chain's beginning that was.</summary>
    public const string UpToLink = "removes up to link";

    private const int LongestLink = 512;
    private const string Removed = "was removed";
    private static readonly string Start = new('0', 64);

    private readonly string _file = Path.Combine(folder, "chain");

    /// <summary>Adds a finished log.</summary>
    /// <returns>The head of the chain.</returns>
    public async Task<string> AddAsync(string name)
    {
        using var chain = await LockAsync();
        var (number, head) = Last(chain);
        head = Link(head, number + 1, name);
        chain.Seek(0, SeekOrigin.End);
        chain.Write(Encoding.UTF8.GetBytes($"{number + 1} {head} {name}\n"));
        return head;
    }

    /// <summary>The logs at the beginning of the chain that were begun before a time, and the link that they reach
    /// to.</summary>
    public async Task<(int Link, IReadOnlyList<string> Names)> BeforeAsync(string time)
    {
        using var chain = new StreamReader(await LockAsync());
        var names = (await chain.ReadToEndAsync()).Split('\n').Select(line => line.Split(' ', 3)[^1])
            .TakeWhile(name => name.Length > 0 && name == Path.GetFileName(name) && string.CompareOrdinal(name, time) < 0).ToList();
        return (names.Count, [.. names.Where(name => File.Exists(In(name)))]);
    }

    /// <summary>What is wrong, each with the file that it is wrong with; the number of logs that are in order.</summary>
    /// <param name="known">A head that the server heard; it has to be in the chain.</param>
    public AuditVerdict Verify(string? known)
    {
        var faults = new List<AuditFault>();
        var seen = new Dictionary<string, int>();
        var (head, number, found, retired) = (Start, 0, known is null, 0);
        foreach (var line in File.Exists(_file) ? File.ReadAllLines(_file) : [])
        {
            if (line.Split(' ', 3) is not [var at, var link, var name] || at != $"{++number}" || name != Path.GetFileName(name))
                return new(number - 1, 0, [.. faults, new("chain", $"its line {number} is not what was written")]);
            seen[name] = number;
            found |= link == known;
            if (!File.Exists(In(name))) faults.Add(new(name, Removed));
            else if (Link(head, number, name) != link) faults.Add(new(name, IsWhole(In(name)) ? "was changed" : "was cut off"));
            else if (name.Contains($"Z-{Retention}")) retired = Math.Max(retired, RetiredBy(In(name)));
            head = link;
        }
        var gone = faults.RemoveAll(fault => fault.What == Removed && seen[fault.File] <= retired);
        var good = number - gone - faults.Count;
        foreach (var name in Directory.EnumerateFiles(folder, "*.log").Select(file => Path.GetFileName(file)).Order())
            if (!seen.ContainsKey(name) && IsWhole(In(name)))
                faults.Add(new(name, "is not in the chain: it was added, or the chain was cut off"));
        if (!found) faults.Add(new("chain", $"does not hold {known}: logs at its end were removed"));
        return new(good, gone, faults);
    }

    /// <summary>Nobody writes it any more.</summary>
    public static bool IsWhole(string file) => File.ReadLines(file).LastOrDefault() == AuditFile.End;

    private static int RetiredBy(string file) => File.ReadLines(file).Select(line => line.Split($"{UpToLink}: "))
        .Where(parts => parts is ["", _]).Select(parts => int.Parse(parts[1])).LastOrDefault();

    private string In(string name) => Path.Combine(folder, name);

    private string Link(string before, int number, string name) => Hash(
        Encoding.UTF8.GetBytes($"{before} {number} {name} {Hash(File.ReadAllBytes(In(name)))}"));

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static (int Number, string Head) Last(FileStream chain)
    {
        var tail = new byte[Math.Min(chain.Length, LongestLink)];
        chain.Seek(-tail.Length, SeekOrigin.End);
        chain.ReadExactly(tail);
        return Encoding.UTF8.GetString(tail).TrimEnd('\n').Split('\n')[^1].Split(' ', 3) is [var number, var head, _]
            ? (int.Parse(number), head) : (0, Start);
    }

    /// <summary>A worker and an <c>exec</c> may share a folder.</summary>
    private async Task<FileStream> LockAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return new(_file, PrivateFile.Options(FileMode.OpenOrCreate)); }
            catch (IOException) when (attempt < 250) { await Task.Delay(20); }
        }
    }
}

/// <param name="File">Its name.</param>
internal sealed record AuditFault(string File, string What);

/// <param name="Retired">Removed because of their age, as a chained log says.</param>
internal sealed record AuditVerdict(int Good, int Retired, IReadOnlyList<AuditFault> Faults);
