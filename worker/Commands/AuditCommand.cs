namespace JakeOps.Worker;

/// <summary>The audit logs, with the server off.</summary>
internal static class AuditCommand
{
    private static readonly Argument<string> Which = new("log") { Description = "Its file name, or the start of its execution id" };

    private static readonly Option<int> Limit = CommandLine.Flag("limit", "How many, the newest first", _ => 20);

    private static readonly Option<string?> Head = CommandLine.Flag<string?>(
        "head", "A head of the chain that the server heard: finds logs that were removed from the chain's end");

    private static readonly Option[] Places = [Settings.LogDir, Settings.Config];

    public static Command Create() => new("audit", "What this machine was asked and did")
    {
        CommandLine.WithJson(new("list", "The newest logs") { Limit }, Places, values => Task.FromResult(List(values))),
        CommandLine.With(new Command("show", "One log in full") { Which }, Places, values => Task.FromResult(Show(values))),
        CommandLine.WithJson(new("verify", "Finds changed, removed and cut-off logs") { Head }, Places,
            values => Task.FromResult(Verify(values))),
    };

    private static string FolderOf(SettingValues values) => values.Folder(Settings.LogDir, "logs");

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.log").OrderDescending() : [];

    private static int List(SettingValues values)
    {
        AuditEntry[] newest = [.. FilesIn(FolderOf(values)).Take(values.Given.GetValue(Limit)).Select(AuditEntry.Read)];
        return CommandLine.Print(values, newest, WorkerJson.Default.AuditEntryArray,
            newest.Select(one => $"{one.File}  {one.Outcome ?? "open"}  {one.What}"));
    }

    private static int Show(SettingValues values)
    {
        var (folder, wanted) = (FolderOf(values), values.Given.GetValue(Which)!);
        var file = FilesIn(folder).FirstOrDefault(one => Path.GetFileName(one) is var name
            && (name == wanted || (wanted.Length > 3 && name.Contains($"Z-{wanted}", StringComparison.Ordinal))));
        if (file is null)
            return CommandLine.Refuse(new($"There is no such log in {folder}: `audit list` shows them.", ExitCodes.BadUsage));
        foreach (var line in File.ReadLines(file)) Console.WriteLine(Visible.Line(line));
        return ExitCodes.Stopped;
    }

    private static int Verify(SettingValues values)
    {
        var folder = FolderOf(values);
        var verdict = Directory.Exists(folder) ? new AuditChain(folder).Verify(values.Given.GetValue(Head)) : new(0, 0, []);
        return CommandLine.Print(
            values, verdict, WorkerJson.Default.AuditVerdict, verdict.Faults.Select(fault => $"{fault.File} {fault.What}")
                .Append($"{verdict.Good} logs are as they were written, {verdict.Faults.Count} are not"
                    + (verdict.Retired > 0 ? $"; {verdict.Retired} older ones were removed as --keep-logs says" : "")),
            verdict.Faults.Count == 0 ? ExitCodes.Stopped : ExitCodes.LogsChanged);
    }
}

/// <param name="Outcome">Null while it is being written.</param>
internal sealed record AuditEntry(string File, string Started, string What, string? Outcome)
{
    public static AuditEntry Read(string file)
    {
        var values = System.IO.File.ReadLines(file).Where(line => !line.StartsWith('|')).Select(line => line.Split(": ", 2))
            .Where(parts => parts.Length == 2).ToLookup(parts => parts[0], parts => Visible.Line(parts[1]));
        string? Of(string name) => values[name].FirstOrDefault();
        return new(Path.GetFileName(file), Of("started") ?? "", Of("server") ?? (Of("phase") is { } phase
            ? $"{phase} for {Of("delivery")}" : $"logs begun before {Of("begun before")}"), Of("outcome"));
    }
}
