using System.CommandLine;

namespace JakeOps.Worker.Tests;

public sealed class SettingTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    public static TheoryData<string> Names => [.. Settings.All.Except([Settings.Config]).Select(Settings.NameOf)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_is_a_flag_a_variable_and_a_line_of_the_file_and_the_flag_wins(string name)
    {
        var setting = Settings.All.Single(one => Settings.NameOf(one) == name);
        var (inFile, inVariable, asFlag) = setting switch
        {
            Option<bool?> => ("false", "false", "true"),
            Option<int?> => ("3", "4", "5"),
            Option<TimeSpan?> => ("3s", "4m", "5h"),
            Option<Uri?> => ("http://file", "http://variable", "http://flag"),
            Option<SandboxMode?> => ("auto", "Bwrap", "none"),
            _ => ("from-file", "from-variable", "from-flag"),
        };
        File.WriteAllText(_file, $"# one\n\n{name} = {inFile}\n");

        var (file, wrong) = (Read(setting), Read(setting, $"--{name}", asFlag));
        // Variables of this process are those of all tests: only one that no other test reads is set.
        Settings.VariableOf(setting).ShouldBe($"JAKEOPS_{name.ToUpperInvariant().Replace('-', '_')}");
        Environment.SetEnvironmentVariable(Settings.VariableOf(setting), inVariable);
        try
        {
            new[] { file, Read(setting), Read(setting, $"--{name}", asFlag) }.ShouldBe(
                [Value(setting, inFile), Value(setting, inVariable), wrong]);
            wrong.ShouldBe(Value(setting, asFlag));
        }
        finally
        {
            Environment.SetEnvironmentVariable(Settings.VariableOf(setting), null);
        }
    }

    [Theory]
    [InlineData("yes", true), InlineData("1", true), InlineData("no", false), InlineData("0", false)]
    public void A_switch_knows_more_words_in_the_file_than_as_a_flag(string word, bool on)
    {
        File.WriteAllText(_file, $"once = {word}\n");

        new SettingValues(CommandLine.Root().Parse(["--config", _file])).Of(Settings.Once).ShouldBe(on);
    }

    [Theory]
    [InlineData("capacity", "65", "--capacity has to be between 1 and 64.")]
    [InlineData("idle-exit", "10", "--idle-exit has to be a time such as 30s, 10m, 2h or 90d.")]
    [InlineData("server", "ftp://there", "--server has to be an address such as https://jakeops.example.")]
    [InlineData("sandbox", "docker", "--sandbox has to be auto, bwrap or none.")]
    [InlineData("once", "maybe", "--once has to be true or false.")]
    public void A_wrong_value_is_said_in_the_same_words_wherever_it_stands(string name, string value, string problem)
    {
        File.WriteAllText(_file, $"{name} = {value}\n");
        var values = new SettingValues(CommandLine.Root().Parse(["--config", _file]));
        foreach (var setting in Settings.All) Of(values, setting);

        values.Refusal.ShouldBe(new(problem, ExitCodes.BadUsage));
        if (name != "once") CommandLine.Root().Parse([$"--{name}={value}"]).Errors.Single().Message.ShouldBe(problem);
    }

    [Fact]
    public void Every_option_of_the_program_is_a_setting()
    {
        var root = CommandLine.Root();

        root.Options.Where(option => option is { Hidden: false, Name: not ("--help" or "--version") })
            .ShouldBe(Settings.All, ignoreOrder: true);
    }

    [Theory]
    [InlineData("tags = a\nspeed = 9\n", "line 2: 'speed' is not known")]
    [InlineData("tags\n", "line 1: it has to be NAME = VALUE")]
    [InlineData("tags = a\ntags = b\n", "line 2: 'tags' stands there twice")]
    public void A_wrong_line_of_the_file_is_named(string text, string problem)
    {
        File.WriteAllText(_file, text);

        new SettingValues(CommandLine.Root().Parse(["--config", _file])).Refusal!.Sentence.ShouldContain($"{_file}, {problem}");
    }

    private string Read(Option setting, params string[] flags) =>
        Of(new SettingValues(CommandLine.Root().Parse([.. flags, "--config", _file])), setting);

    private static string Value(Option setting, string text) =>
        Of(new SettingValues(CommandLine.Root().Parse([$"{setting.Name}={text}"])), setting);

    private static string Of(SettingValues values, Option setting) => setting switch
    {
        Option<bool?> one => $"{values.Of(one)}",
        Option<int?> one => $"{values.Of(one)}",
        Option<TimeSpan?> one => $"{values.Of(one)}",
        Option<Uri?> one => $"{values.Of(one)}",
        Option<SandboxMode?> one => $"{values.Of(one)}",
        Option<string[]?> one => string.Join(',', values.Of(one) ?? []),
        _ => $"{values.Of((Option<string?>)setting)}",
    };
}
