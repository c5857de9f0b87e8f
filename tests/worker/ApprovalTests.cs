using System.Runtime.CompilerServices;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class ApprovalTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly StringWriter _shown = new();
    private readonly Ran _ran = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("\n")]
    [InlineData("y\n")]
    [InlineData("YES\n")]
    public async Task What_was_shown_is_what_runs(string answer)
    {
        var request = LocalMachine.RequestFor("/repository", task => task with { Prompt = "Do \u001b[31mit\u202e.\r\nNow\u0007." });

        (await AskAsync(request, answer)).Outcome.ShouldBe(Outcomes.Succeeded);

        _ran.Requests.Single().ShouldBe(request);
        _shown.ToString().ShouldContain("| Do \\u{001B}[31mit\\u{202E}.\n| Now\\u{0007}.\n");
        _shown.ToString().ShouldContain("sandbox     none: it reads all.");
        _shown.ToString().ShouldNotContain("\u001b");
        Log().ShouldContain("approval: given at the terminal\n");
    }

    [Theory]
    [InlineData("n\n", "The owner of the machine refused it.")]
    [InlineData("no not today\n", "The owner of the machine refused it: not today")]
    [InlineData("what?\n", "The owner of the machine refused it: what?")]
    [InlineData("", "There is nobody at the machine's terminal to ask.")]
    public async Task Anything_else_is_a_refusal_with_its_reason(string answer, string reason)
    {
        var result = await AskAsync(LocalMachine.RequestFor("/repository"), answer);

        (result.Outcome, result.Error).ShouldBe((Outcomes.Refused, reason));
        _ran.Requests.ShouldBeEmpty();
        Log().ShouldContain($"approval: {reason}\n");
    }

    [Fact]
    public async Task No_answer_in_time_is_a_refusal()
    {
        using var reader = new Silent();

        var result = await AskAsync(LocalMachine.RequestFor("/repository"), reader, TimeSpan.FromMilliseconds(50));

        (result.Outcome, result.Error).ShouldBe((Outcomes.Refused, "The owner of the machine did not answer within 0.1 s."));
    }

    [Fact]
    public async Task A_cancel_ends_the_question()
    {
        using var reader = new Silent();
        using var cancel = new CancellationTokenSource();

        var asking = AskAsync(LocalMachine.RequestFor("/repository"), reader, TimeSpan.FromMinutes(5), cancel.Token);
        await cancel.CancelAsync();

        (await asking).Outcome.ShouldBe(Outcomes.Canceled);
        _ran.Requests.ShouldBeEmpty();
    }

    private Task<ExecutionResult> AskAsync(ExecutionRequest request, string answer) =>
        AskAsync(request, new Owner(answer, _shown), TimeSpan.FromSeconds(30));

    private async Task<ExecutionResult> AskAsync(
        ExecutionRequest request, TextReader answers, TimeSpan within, CancellationToken cancel = default)
    {
        var approval = new Approval(answers, _shown, within, "none: it reads all.");
        var runner = new GuardedRunner(_ran, Policy.None, approval, new AuditLog(_folder.Path), new Progress());
        ExecutionEvent? last = null;
        await foreach (var one in runner.RunAsync(request, cancel)) last = one;
        return last.ShouldBeOfType<ExecutionEnded>().Result;
    }

    private string Log() => File.ReadAllText(Directory.GetFiles(_folder.Path, "*.log").Single());

    [Fact]
    public async Task What_was_typed_before_the_question_is_no_answer()
    {
        var result = AskAsync(LocalMachine.RequestFor("/repository"), new Owner("n too early\n", _shown, "y"), TimeSpan.FromSeconds(30));

        (await result).Outcome.ShouldBe(Outcomes.Succeeded);
    }

    /// <summary>Types something ahead, and an answer only when there is a question.</summary>
    private sealed class Owner(string answers, StringWriter shown, string? afterThat = null) : TextReader
    {
        private readonly StringReader _answers = new(answers);
        private int _lines;

        public override string? ReadLine()
        {
            _lines++;
            if (afterThat is not null && _lines == 1) return _answers.ReadLine();
            SpinWait.SpinUntil(() => shown.ToString().Contains("Accept?"), TimeSpan.FromSeconds(30));
            return afterThat is null ? _answers.ReadLine() : _lines == 2 ? afterThat : null;
        }
    }

    /// <summary>A terminal at which nobody types.</summary>
    private sealed class Silent : TextReader
    {
        public override string? ReadLine()
        {
            Thread.Sleep(Timeout.Infinite);
            return null;
        }
    }

    private sealed class Ran : ISubprocessRunner
    {
        public List<ExecutionRequest> Requests { get; } = [];

        public async IAsyncEnumerable<ExecutionEvent> RunAsync(
            ExecutionRequest request, [EnumeratorCancellation] CancellationToken cancel, CancellationToken interrupt = default)
        {
            await Task.Yield();
            Requests.Add(request);
            yield return new ExecutionEnded(new(Outcomes.Succeeded, null, null, 0, "Fine.", null, null, null, null, 0, 0,
                DateTimeOffset.UtcNow, DateTimeOffset.UtcNow));
        }
    }
}
