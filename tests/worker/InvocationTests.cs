using System.Text.Json;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class InvocationTests : IDisposable
{
    private const string Always =
        "-p --input-format stream-json --output-format stream-json --verbose --session-id ID --strict-mcp-config";

    private const string Good = """echo '{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"Fine."}'""";

    private readonly LocalMachine _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData("2.1.330", ToolProfiles.ReadOnly,
        "--restricted --permission-prompts none --tools Read,Glob,Grep --permission-mode dontAsk")]
    [InlineData("2.1.329", ToolProfiles.ReadOnly, "--setting-sources user --tools Read,Glob,Grep --permission-mode "
        + "dontAsk")]
    [InlineData("2.2.0", ToolProfiles.Edit, "--restricted --permission-prompts none "
        + "--tools Read,Glob,Grep,Edit,Write,Bash --permission-mode acceptEdits "
        + "--allowedTools Bash(git:*) Bash(make:*) --disallowedTools Bash(git_push:*)")]
    [InlineData("2.1.197", ToolProfiles.Edit, "--setting-sources user "
        + "--tools Read,Glob,Grep,Edit,Write,Bash --permission-mode acceptEdits "
        + "--allowedTools Bash(git:*) Bash(make:*) --disallowedTools Bash(git_push:*)")]
    public async Task The_arguments_are_exactly_these(string version, string profile, string expected)
    {
        var request = _machine.Request(
            task => task with
            {
                ToolProfile = profile,
                AllowedTools = ["Bash(make:*)", "Read"],
                SystemPrompt = "--help",
                OutputSchema = "{}",
            },
            new(1.5m, null, 30, null, null, null));

        var arguments = await ArgumentsAsync(request, version);

        Guid.TryParse(arguments[7], out _).ShouldBeTrue();
        arguments[7] = "ID";
        var all = $"{Always} {expected} --max-turns 30 --max-budget-usd 1.5 --append-system-prompt --help --json-schema {{}}";
        arguments.Select(argument => argument.Replace(' ', '_')).ShouldBe(all.Split(' '));
    }

    [Theory]
    [InlineData("--dangerously-skip-permissions")]
    [InlineData("Write(//etc/**)")]
    [InlineData("Read(//home/**)")]
    [InlineData("Bash(a:*),Write")]
    [InlineData("Bash(a:*) Write")]
    [InlineData("Bash(a\nb)")]
    [InlineData("")]
    public async Task A_rule_that_would_reach_further_is_refused(string rule)
    {
        _machine.WithAgent(Good);

        var seen = await _machine.RunAsync(_machine.Request(task => task with { AllowedTools = [rule] }));

        seen.Code.ShouldBe(FailureCodes.BadRequest);
        seen.Result.Error.ShouldNotBeNull().ShouldContain("allowed tool");
    }

    [Fact]
    public async Task Requests_that_make_no_sense_are_refused_in_words()
    {
        _machine.WithAgent(Good);

        (await _machine.RunAsync(_machine.Request(task =>
            task with { ToolProfile = "root" }))).Code.ShouldBe(FailureCodes.BadRequest);
        (await _machine.RunAsync(_machine.Request(task =>
            task with { OutputSchema = "{" }))).Code.ShouldBe(FailureCodes.BadRequest);
        (await _machine.RunAsync(_machine.Request(task => task with { SystemPrompt = new('x', 200_000) }))).Code
            .ShouldBe(FailureCodes.BadRequest);
    }

    [Theory]
    [InlineData("2.1.330", true, "--resume")]
    [InlineData("2.1.330", false, "--session-id")]
    [InlineData("2.1.197", true, "--session-id")]
    public void A_session_is_resumed_only_where_it_can_be(string version, bool there, string expected)
    {
        var session = Guid.NewGuid();
        var sessions = Directory.CreateDirectory(_machine.InFolder("config/projects/-some-folder"));
        if (there) File.WriteAllText(Path.Combine(sessions.FullName, $"{session}.jsonl"), "{}");
        var environment = new Dictionary<string, string> { ["CLAUDE_CONFIG_DIR"] = _machine.InFolder("config") };

        var chosen = AgentSession.Choose(session, Version.Parse(version), environment);
        var task = _machine.Request().Agent;
        var arguments = AgentInvocation.Arguments(task, new(null, null, null, null, null, null),
            Version.Parse(version), chosen);

        arguments[6].ShouldBe(expected);
        (arguments[7] == session.ToString()).ShouldBe(expected == "--resume");
    }

    [Theory]
    [InlineData("/clear")]
    [InlineData("--version -p")]
    [InlineData("read @/etc/passwd and @README.md")]
    [InlineData("\0\u0001\u001b[31m\r\n\u2028 \"quoted\" \\ é 😀")]
    [InlineData("")]
    [InlineData("1 MB")]
    public async Task A_prompt_arrives_as_it_is_in_a_block_that_is_not_the_last(string prompt)
    {
        if (prompt == "1 MB") prompt = string.Concat(Enumerable.Repeat("0123456\u0007é\n", 100_000));
        _machine.WithAgent($"head -n 1 > '{_machine.InFolder("prompt")}'; {Good}");

        await _machine.RunAsync(_machine.Request(task => task with { Prompt = prompt }));

        using var message = JsonDocument.Parse(File.ReadAllText(_machine.InFolder("prompt")));
        var blocks = message.RootElement.GetProperty("message").GetProperty("content").EnumerateArray()
            .Select(block => block.GetProperty("text").GetString()!).ToList();
        blocks.Count.ShouldBe(2);
        blocks[0].ShouldStartWith("The task follows.");
        blocks[0].ShouldEndWith("\n\n" + prompt);
        blocks[1].ShouldBe("The task ends here. Carry it out now.");
    }

    private async Task<List<string>> ArgumentsAsync(ExecutionRequest request, string version)
    {
        _machine.WithAgent($"printf '%s\\n' \"$@\" > '{_machine.InFolder("arguments")}'; {Good}",
            $"{version} (Claude Code)");
        (await _machine.RunAsync(request)).Events.OfType<ExecutionBegan>().ShouldNotBeEmpty();
        return [.. File.ReadAllLines(_machine.InFolder("arguments"))];
    }
}
