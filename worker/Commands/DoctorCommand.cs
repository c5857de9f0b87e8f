using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using JakeOps.Worker.Protocol;
using JakeOps.Worker.Runner;

namespace JakeOps.Worker;

/// <summary>Looks at everything that a worker needs, and says what mends what is missing.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    public static Command Create() => CommandLine.With(
        new Command("doctor", "Look at what this machine has and lacks") { CommandLine.Json }, Settings.All, RunAsync);

    private static async Task<int> RunAsync(ParseResult given)
    {
        var (machine, refusal) = OptionReader.Machine(given);
        if (machine is null) return CommandLine.Refuse(refusal!);
        var adapter = new ClaudeCliAdapter(machine.Agents, TimeProvider.System, new TerminalLog<ClaudeCliAdapter>());
        var (_, local) = await new MachineCheck(machine, adapter).LookAsync(CancellationToken.None);
        IReadOnlyList<Finding> findings = [.. local, await ServerAsync(given)];
        if (given.GetValue(CommandLine.Json))
            Console.WriteLine(JsonSerializer.Serialize(findings, WorkerJson.Default.IReadOnlyListFinding));
        else foreach (var line in findings.SelectMany(Lines)) Console.WriteLine(line);
        return findings.Any(one => one is { Ok: false, Needed: true }) ? ExitCodes.ProblemFound : ExitCodes.Stopped;
    }

    private static IEnumerable<string> Lines(Finding one) =>
    [
        $"{(one.Ok ? "ok     " : one.Needed ? "MISSING" : "note   ")} {one.What,-8} {Visible.Line(one.Words)}",
        .. one.Mend is { } mend && !one.Ok ? [$"                 -> {mend}"] : (string[])[],
    ];

    /// <summary>The server's answer to a plain request tells whether the way is open and the token is good.</summary>
    private static async Task<Finding> ServerAsync(ParseResult given)
    {
        var (options, refusal) = OptionReader.Worker(given);
        if (options is null) return new("server", false, true, refusal!.Sentence);
        try
        {
            using var http = new HttpClient(ServerHttp.Handler(options)) { Timeout = AnswerWithin };
            using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(options.Server, options.Server.AbsolutePath.TrimEnd('/') + Wire.Path));
            asked.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
            using var answer = await http.SendAsync(asked);
            return answer.StatusCode switch
            {
                HttpStatusCode.UpgradeRequired or HttpStatusCode.BadRequest => new("server", true, true, $"{options.Server} knows the token"),
                HttpStatusCode.Unauthorized => new("server", false, true, $"{options.Server} refuses the token", "make a new one at the server"),
                var other => new("server", false, true, $"{options.Server} answers {(int)other}; is it a JakeOps server?"),
            };
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            var why = failure is OperationCanceledException ? "no answer" : ServerHttp.Explain(failure);
            return new("server", false, true, $"{options.Server} cannot be reached: {why}", "look at --server, --proxy and --ca");
        }
    }
}
