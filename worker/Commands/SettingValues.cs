namespace JakeOps.Worker;

/// <summary>The values of the settings, wherever they were set: a flag wins over its environment variable, that over the
/// configuration file.</summary>
internal sealed class SettingValues
{
    private static readonly string Home = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".jakeops");

    private readonly Dictionary<string, string> _file = [];

    public SettingValues(ParseResult given)
    {
        Given = given;
        if (FileOf(Settings.Config, "worker.conf") is not { } file) return;
        (_file, var problem) = KeyValueFile.Read(file, [.. Settings.All.Except([Settings.Config]).Select(Settings.NameOf)]);
        Wrong(problem);
    }

    /// <summary>The command line.</summary>
    public ParseResult Given { get; }

    /// <summary>The first thing that is wrong.</summary>
    public Refusal? Refusal { get; private set; }


    /// <summary>Null where it is set nowhere, or is wrong.</summary>
    public T? Of<T>(Option<T> setting)
    {
        if (IsFlag(setting)) return Given.GetValue(setting);
        var text = Variable(setting) ?? _file.GetValueOrDefault(Settings.NameOf(setting));
        if (string.IsNullOrEmpty(text)) return default;
        // Of a switch, System.CommandLine knows two words only, and does not name it where the word is another.
        if (setting is Option<bool?>) text = text is "yes" or "1" ? "true" : text is "no" or "0" ? "false" : text;
        var read = new RootCommand { setting }.Parse([$"{setting.Name}={text}"]);
        if (read.Errors.Count == 0) return read.GetValue(setting);
        Wrong(setting is Option<bool?> ? $"{setting.Name} has to be true or false." : read.Errors[0].Message);
        return default;
    }

    public bool IsFlag(Option setting) => Given.GetResult(setting) is { Implicit: false };

    public static string? Variable(Option setting) =>
        Environment.GetEnvironmentVariable(Settings.VariableOf(setting)) is { Length: > 0 } value ? value : null;

    public string Folder(Option<string?> setting, string inHome) => Path.GetFullPath(Of(setting) ?? Path.Combine(Home, inHome));

    /// <summary>Null where none is named and there is none in the home folder.</summary>
    public string? FileOf(Option<string?> setting, string inHome) =>
        Of(setting) ?? (File.Exists(Path.Combine(Home, inHome)) ? Path.Combine(Home, inHome) : null);

    public void Wrong(string? problem, int exitCode = ExitCodes.BadUsage) =>
        Refusal ??= problem is null ? null : new(problem, exitCode);
}

/// <param name="Sentence">Why it goes no further, and what to do.</param>
internal sealed record Refusal(string Sentence, int ExitCode);
