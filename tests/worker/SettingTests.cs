namespace JakeOps.Worker.Tests;

public sealed class SettingTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    public static TheoryData<string> Names => [.. Settings.All.Except([Settings.Config]).Select(setting => setting.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_setting_is_a_flag_a_variable_and_a_line_of_the_file_and_the_flag_wins(string name)
    {
        var setting = Settings.All.Single(one => one.Name == name);
        File.WriteAllText(_file, $"# one\n\n{name} = false\n");

        Read(setting).ShouldBe("false");
        // Variables of this process are those of all tests: only one that no other test reads is set.
        setting.Variable.ShouldBe($"JAKEOPS_{name.ToUpperInvariant().Replace('-', '_')}");
        Environment.SetEnvironmentVariable(setting.Variable, "from-variable");
        try
        {
            Read(setting).ShouldBe("from-variable");
            Read(setting, setting.Argument is null ? [$"--{name}"] : [$"--{name}", "from-flag"])
                .ShouldBe(setting.Argument is null ? "true" : "from-flag");
        }
        finally
        {
            Environment.SetEnvironmentVariable(setting.Variable, null);
        }
    }

    [Fact]
    public void Every_option_of_the_program_is_a_setting()
    {
        var root = CommandLine.Root();

        root.Options.Where(option => option.Name is not ("--help" or "--version")).Select(option => option.Name)
            .ShouldBe(Settings.All.Select(setting => $"--{setting.Name}"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("tags = a\nspeed = 9\n", "line 2: 'speed' is not known")]
    [InlineData("tags\n", "line 1: it has to be NAME = VALUE")]
    [InlineData("tags = a\ntags = b\n", "line 2: 'tags' stands there twice")]
    public void A_wrong_line_of_the_file_is_named(string text, string problem)
    {
        File.WriteAllText(_file, text);

        new SettingValues(CommandLine.Root().Parse(["--config", _file])).Problem!.ShouldContain($"{_file}, {problem}");
    }

    private string? Read(Setting setting, params string[] flags) =>
        new SettingValues(CommandLine.Root().Parse([.. flags, "--config", _file])).Text(setting);
}
