namespace JakeOps.Worker.Tests;

public sealed class EnvironmentTests : IDisposable
{
    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public async Task The_agent_sees_what_it_needs_and_none_of_our_secrets()
    {
        Environment.SetEnvironmentVariable("JAKEOPS_TEST_SECRET", "s3cret");
        Environment.SetEnvironmentVariable("ConnectionStrings__Test", "s3cret");
        Environment.SetEnvironmentVariable("ANTHROPIC_TEST_SETTING", "passed");
        var request = _machine.WithAgent($"env -0 > '{_machine.InFolder("environment")}'").Request();

        await _machine.RunAsync(request);

        var environment = Read();
        environment.Values.ShouldNotContain("s3cret");
        environment["ANTHROPIC_TEST_SETTING"].ShouldBe("passed");
        environment["HOME"].ShouldBe(Environment.GetEnvironmentVariable("HOME"));
        environment["JAKEOPS_EXECUTION_ID"].ShouldBe(request.ExecutionId.ToString());
        environment["JAKEOPS_WORK_FOLDER"].ShouldBe(_machine.Options.WorkFolder);
        environment["CLAUDE_CODE_DISABLE_BACKGROUND_TASKS"].ShouldBe("1");
        environment["PWD"].ShouldEndWith("/tree");
    }

    [Theory]
    [InlineData("PATH", true)]
    [InlineData("LC_ALL", true)]
    [InlineData("https_proxy", true)]
    [InlineData("HTTPS_PROXY", true)]
    [InlineData("NODE_EXTRA_CA_CERTS", true)]
    [InlineData("CLAUDE_CODE_OAUTH_TOKEN", true)]
    [InlineData("UNITY_LICENSE", true)]
    [InlineData("JAKEOPS_TOKEN", false)]
    [InlineData("GH_TOKEN", false)]
    [InlineData("GITHUB_TOKEN", false)]
    [InlineData("SSH_AUTH_SOCK", false)]
    [InlineData("GIT_ASKPASS", false)]
    [InlineData("AWS_SECRET_ACCESS_KEY", false)]
    [InlineData("ConnectionStrings__Delivery", false)]
    public void A_variable_is_passed_only_when_it_is_on_the_list(string name, bool passed)
    {
        _machine.Options.PassEnvironment = ["UNITY_LICENSE", "JAKEOPS_TOKEN"];

        var environment = AgentEnvironment.Build(_machine.Options, Guid.NewGuid(), GitIdentity.Own,
            [new(name, "value")]);

        environment.ContainsKey(name).ShouldBe(passed);
    }

    [Fact]
    public void A_number_of_retries_that_the_owner_chose_stays()
    {
        Dictionary<string, string> With(params KeyValuePair<string, string>[] own) =>
            AgentEnvironment.Build(_machine.Options, null, GitIdentity.Own, own);

        With()["CLAUDE_CODE_MAX_RETRIES"].ShouldBe("4");
        With(KeyValuePair.Create("CLAUDE_CODE_MAX_RETRIES", "9"))["CLAUDE_CODE_MAX_RETRIES"].ShouldBe("9");
    }

    [Fact]
    public async Task Commits_of_the_agent_are_by_the_machines_own_identity_where_it_has_one()
    {
        var home = Directory.CreateDirectory(_machine.InFolder("home")).FullName;
        var environment = AgentEnvironment.OfThisProcess().Where(one =>
            one.Key == "PATH").Append(new("HOME", home)).ToDictionary();

        (await GitIdentity.OfMachineAsync(environment, default)).ShouldBe(GitIdentity.Own);
        File.WriteAllText(Path.Combine(home, ".gitconfig"), "[user]\nname = Ada\nemail = ada@example.org\n");
        (await GitIdentity.OfMachineAsync(environment, default)).ShouldBe(new("Ada", "ada@example.org"));
    }

    private Dictionary<string, string> Read() => File.ReadAllText(_machine.InFolder("environment"))
        .Split('\0', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
