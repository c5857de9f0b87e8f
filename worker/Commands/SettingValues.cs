using System.CommandLine;
using System.Globalization;

namespace JakeOps.Worker;

/// <summary>The values of the settings, wherever they were set. The first wrong one is the <see cref="Problem"/>.</summary>
internal sealed class SettingValues
{
    private static readonly string Home = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".jakeops");

    private readonly ParseResult _given;
    private readonly Dictionary<string, string> _file = [];

    public SettingValues(ParseResult given)
    {
        _given = given;
        var named = Text(Settings.Config);
        var file = named ?? InHome("worker.conf");
        if (named is not null || File.Exists(file))
            (_file, Problem) = KeyValueFile.Read(file, [.. Settings.All.Except([Settings.Config]).Select(one => one.Name)]);
    }

    public string? Problem { get; private set; }

    public static string InHome(string name) => Path.Combine(Home, name);

    /// <summary>Null where it is set nowhere.</summary>
    public string? Text(Setting setting) => Flag(setting) ?? Variable(setting) ?? _file.GetValueOrDefault(setting.Name);

    public string? Flag(Setting setting) => _given.GetResult(setting.Option) is not { Implicit: false } ? null
        : setting.Argument is null ? _given.GetValue((Option<bool>)setting.Option) ? "true" : "false"
        : _given.GetValue((Option<string?>)setting.Option);

    public static string? Variable(Setting setting) =>
        Environment.GetEnvironmentVariable(setting.Variable) is { Length: > 0 } value ? value : null;

    public string Folder(Setting setting, string inHome) => Path.GetFullPath(Text(setting) ?? InHome(inHome));

    public IReadOnlyList<string> List(Setting setting) =>
        (Text(setting) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public bool Switch(Setting setting) => Text(setting)?.ToLowerInvariant() switch
    {
        null or "false" or "no" or "0" => false,
        "true" or "yes" or "1" => true,
        _ => Wrong(setting, "has to be true or false", false),
    };

    public int Number(Setting setting, int least, int most, int otherwise)
    {
        if (Text(setting) is not { } text) return otherwise;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : Wrong(setting, $"has to be between {least} and {most}", otherwise);
    }

    public TimeSpan? Duration(Setting setting)
    {
        if (Text(setting) is not { Length: > 0 } text) return null;
        return Time(text) ?? Wrong<TimeSpan?>(setting, "has to be a time such as 30s, 10m or 2h", null);
    }

    public static TimeSpan? Time(string text)
    {
        TimeSpan? unit = text[^1..] switch
        {
            "s" => TimeSpan.FromSeconds(1),
            "m" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => null,
        };
        return double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var count) && count is > 0 and < 10_000 ? unit * count : null;
    }

    public T Wrong<T>(Setting setting, string why, T otherwise)
    {
        Problem ??= $"--{setting.Name} {why}.";
        return otherwise;
    }

    public void Wrong(string? problem) => Problem ??= problem;
}
