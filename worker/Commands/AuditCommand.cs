using System.CommandLine;
using System.Text.Json;

namespace JakeOps.Worker;

/// <summary>The audit logs, with the server off.</summary>
internal static class AuditCommand
{
    private static readonly Argument<string> Which = new("log") { Description = "Its file name, or the start of its execution id" };

    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "How many, the newest first", DefaultValueFactory = _ => 20,
    };

    private static readonly Option<string?> Head = new("--head")
    {
        Description = "A head of the chain that the server heard: finds logs that were removed from the chain's end",
    };

    private static readonly Setting[] Places = [Settings.LogDir, Settings.Config];

    public static Command Create() => new("audit", "What this machine was asked and did")
    {
        CommandLine.With(new Command("list", "The newest logs") { Limit, CommandLine.Json }, Places, given =>
            Task.FromResult(List(given, Entries(given, given.GetValue(Limit))))),
        CommandLine.With(new Command("show", "One log in full") { Which }, Places, given => Task.FromResult(Show(given))),
        CommandLine.With(new Command("verify", "Finds changed, removed and cut-off logs") { Head, CommandLine.Json }, Places,
            given => Task.FromResult(Verify(given))),
    };

    private static string FolderOf(ParseResult given) => new SettingValues(given).Folder(Settings.LogDir, "logs");

    private static IReadOnlyList<AuditEntry> Entries(ParseResult given, int limit) => !Directory.Exists(FolderOf(given)) ? []
        : [.. Directory.EnumerateFiles(FolderOf(given), "*.log").OrderDescending().Take(limit).Select(AuditEntry.Read)];

    private static int List(ParseResult given, IReadOnlyList<AuditEntry> entries)
    {
        if (given.GetValue(CommandLine.Json))
            Console.WriteLine(JsonSerializer.Serialize(entries, WorkerJson.Default.IReadOnlyListAuditEntry));
        else foreach (var one in entries) Console.WriteLine($"{one.File}  {one.Outcome ?? "open"}  {one.What}");
        return ExitCodes.Stopped;
    }

    private static int Show(ParseResult given)
    {
        var wanted = given.GetValue(Which)!;
        var file = !Directory.Exists(FolderOf(given)) ? null : Directory.EnumerateFiles(FolderOf(given), "*.log").FirstOrDefault(one =>
            Path.GetFileName(one) == wanted || (wanted.Length > 3 && Path.GetFileName(one).Contains($"Z-{wanted}", StringComparison.Ordinal)));
        if (file is null) return CommandLine.Refuse(new($"There is no such log in {FolderOf(given)}: `audit list` shows them.", ExitCodes.BadUsage));
        foreach (var line in File.ReadLines(file)) Console.WriteLine(Visible.Line(line));
        return ExitCodes.Stopped;
    }

    private static int Verify(ParseResult given)
    {
        var folder = FolderOf(given);
        var (faults, good) = Directory.Exists(folder) ? new AuditChain(folder).Verify(given.GetValue(Head)) : ([], 0);
        if (given.GetValue(CommandLine.Json))
            Console.WriteLine(JsonSerializer.Serialize(new AuditVerdict(good, faults), WorkerJson.Default.AuditVerdict));
        else
        {
            foreach (var fault in faults) Console.WriteLine($"{fault.File} {fault.What}");
            Console.WriteLine($"{good} logs are as they were written, {faults.Count} are not");
        }
        return faults.Count == 0 ? ExitCodes.Stopped : ExitCodes.LogsChanged;
    }
}

internal sealed record AuditVerdict(int Good, IReadOnlyList<AuditFault> Faults);

/// <param name="Outcome">Null while it is being written.</param>
internal sealed record AuditEntry(string File, string Started, string What, string? Outcome)
{
    public static AuditEntry Read(string file)
    {
        var values = System.IO.File.ReadLines(file).Where(line => !line.StartsWith('|')).Select(line => line.Split(": ", 2))
            .Where(parts => parts.Length == 2).DistinctBy(parts => parts[0]).ToDictionary(parts => parts[0], parts => Visible.Line(parts[1]));
        string? Of(string name) => values.GetValueOrDefault(name);
        return new(Path.GetFileName(file), Of("started") ?? "", Of("server") ?? $"{Of("phase")} for {Of("delivery")}", Of("outcome"));
    }
}
