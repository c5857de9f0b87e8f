using System.Runtime.InteropServices;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

/// <summary>A hostile agent that looks for what it must not have, in the sandbox and without it.</summary>
public sealed class SandboxTests : IDisposable
{
    private const string Answer = """{"type":"result","subtype":"success","is_error":false,"num_turns":1,"result":"Fine."}""";
    private readonly LocalMachine _machine = new();
    private readonly string _home = Environment.GetEnvironmentVariable("HOME")!;

    public SandboxTests()
    {
        _machine.Options.SandboxRead = [_machine.InFolder("agent.sh")];
        Directory.CreateDirectory(_machine.Options.WorkFolder);
        _machine.Options.SecretFiles = [Path.Combine(_machine.Options.WorkFolder, "token")];
        File.WriteAllText(Path.Combine(_machine.Options.WorkFolder, "token"), "jow_" + new string('t', 60));
    }

    public void Dispose() => _machine.Dispose();

    /// <summary>Prints what it finds in lines of its own; the names, because values would be masked.</summary>
    private LocalMachine Hostile(string more = "") => _machine.WithAgent($$"""
        echo "{\"type\":\"system\",\"home\":\"$(ls -A "$HOME" | tr '\n' ' ')\"}"
        echo "{\"type\":\"system\",\"token\":\"$(find / -xdev -path '*/work/token' 2>/dev/null | tr '\n' ' ')\"}"
        echo "{\"type\":\"system\",\"credentials\":\"$(find / \( -name .git-credentials -o -name hosts.yml -o -name .netrc -o -name .ssh \) 2>/dev/null | tr '\n' ' ')\"}"
        echo "{\"type\":\"system\",\"processes\":\"$(cat /proc/[0-9]*/comm | sort -u | tr '\n' ' ')\"}"
        echo "{\"type\":\"system\",\"origin\":\"$(ls '{{_machine.Repository}}' 2>&1 | tr '\n' ' ')\"}"
        touch /usr/sandbox-was-here 2>/dev/null && echo '{"type":"system","wrote":"/usr"}'
        {{more}}
        echo '{{Answer}}'; cat > /dev/null
        """);

    private async Task InTheSandboxAsync()
    {
        _machine.Options.Sandbox = SandboxMode.Bwrap;
        var check = await SandboxCheck.OfAsync(_machine.Options, default);
        Assert.SkipWhen(check.Program is null, check.Sentence);
    }

    [Fact]
    public async Task In_the_sandbox_it_finds_no_token_no_credential_and_no_other_process()
    {
        await InTheSandboxAsync();
        var credentials = Path.Combine(_home, ".git-credentials");
        var made = !File.Exists(credentials);
        if (made) File.WriteAllText(credentials, "https://me:not-a-secret-1@example.org\n");

        RunSeen seen;
        try { seen = await Hostile().RunAsync(); }
        finally { if (made) File.Delete(credentials); }

        seen.Result.Error.ShouldBeNull();
        seen.Text.ShouldContain("\"token\":\"\"");
        seen.Text.ShouldContain("\"credentials\":\"\"");
        seen.Text.ShouldMatch("\"home\":\"(\\.claude )?(\\.claude\\.json )?\"");
        seen.Text.ShouldMatch("\"processes\":\"(agent|bash|bwrap|cat|sort|tr| )+\"");
        seen.Text.ShouldNotContain("README.md");
        seen.Text.ShouldNotContain("\"wrote\"");
    }

    [Fact]
    public async Task An_agent_that_npm_put_into_a_folder_starts_by_its_link()
    {
        await InTheSandboxAsync();
        var package = Directory.CreateDirectory(_machine.InFolder("node_modules/cli")).FullName;
        var program = Path.Combine(package, "program");
        await File.WriteAllTextAsync(program, $"""
            #!/bin/sh
            if [ "$1" = --version ]; then echo '{LocalMachine.Version}'; exit; fi
            echo '{Answer}'; cat > /dev/null
            """);
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var links = Directory.CreateDirectory(_machine.InFolder("node_modules/.bin")).FullName;
        _machine.Options.AgentPath = Path.Combine(links, "claude");
        File.CreateSymbolicLink(_machine.Options.AgentPath, "../cli/program");

        var seen = await _machine.RunAsync();

        seen.Result.Error.ShouldBeNull();
        seen.Result.ResultText.ShouldBe("Fine.");
    }

    [Fact]
    public async Task Without_it_the_same_agent_finds_the_token_and_the_launch_says_so()
    {
        var launch = new List<AgentLaunch>();
        _machine.Options.OnLaunch = launch.Add;

        var seen = await Hostile().RunAsync();

        seen.Text.ShouldContain(Path.Combine(_machine.Options.WorkFolder, "token"));
        launch.Single().Sandbox.ShouldStartWith("none (it is switched off): the agent can read all that ");
        launch.Single().Sandbox.ShouldContain(Path.Combine(_machine.Options.WorkFolder, "token"));
    }

    [Fact]
    public async Task What_it_does_to_its_tree_is_taken_and_what_it_does_to_its_settings_is_gone()
    {
        await InTheSandboxAsync();
        Hostile("""
            mkdir -p "$HOME/.claude"; echo '{"hooks":{}}' > "$HOME/.claude/settings.local.json"; echo x > /tmp/left
            echo work > work.txt; git add work.txt; git commit --quiet -m Work
            """);
        var request = _machine.Request();

        var seen = await _machine.RunAsync(request);

        seen.Result.Changes!.FilesChanged.ShouldBe(["work.txt"]);
        File.Exists(Path.Combine(_home, ".claude", "settings.local.json")).ShouldBeFalse();
        Directory.Exists(Path.Combine(_machine.Options.WorkFolder, "executions", $"{request.ExecutionId}")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancel_leaves_nothing_of_it()
    {
        await InTheSandboxAsync();
        var request = Hostile("setsid bash -c \"trap '' TERM; while true; do sleep 1; done\" & env -i setsid sleep 601 & wait").Request();
        using var cancel = new CancellationTokenSource();

        var seen = new RunSeen();
        await foreach (var one in _machine.Adapter.RunAsync(request, cancel.Token))
        {
            seen.Add(one);
            if (one is ExecutionPrinted) await cancel.CancelAsync();
        }

        (seen.Result.Outcome, seen.Result.ProcessesLeft).ShouldBe((Outcomes.Canceled, 0));
        ProcessTable.Read().Where(one => ProcessTable.Carries(one.Key.Id, $"{AgentEnvironment.ExecutionMarker}={request.ExecutionId}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task No_open_file_and_no_terminal_of_the_worker_reaches_the_agent()
    {
        var inherited = _machine.InFolder("inherited");
        File.WriteAllText(inherited, "");
        var left = Open(inherited, 0);
        _machine.WithAgent($$"""
            echo "{\"type\":\"system\",\"open\":\"$(readlink /proc/$$/fd/* | tr '\n' ' ')\",\"session\":$(cut -d ' ' -f 6 /proc/$$/stat),\"me\":$$}"
            echo '{{Answer}}'; cat > /dev/null
            """);

        var seen = await _machine.RunAsync();

        left.ShouldBeGreaterThan(2);
        seen.Text.ShouldNotContain(inherited);
        seen.Text.ShouldMatch("\"session\":(\\d+),\"me\":\\1");
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false)]
    private static extern int Open(string path, int flags);
}
