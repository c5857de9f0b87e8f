using System.Net;
using System.Net.Http.Headers;

namespace JakeOps.Worker;

/// <summary>Looks at everything that a worker needs, and says what mends what is missing.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(15);

    public static System.CommandLine.Command Create() =>
        CommandLine.WithJson(new("doctor", "Look at what this machine has and lacks"), Settings.All, RunAsync);

    private static async Task<int> RunAsync(SettingValues values)
    {
        var machine = OptionReader.Machine(values);
        if (values.Refusal is { } refusal) return CommandLine.Refuse(refusal);
        var adapter = new ClaudeCliAdapter(machine.Agents, TimeProvider.System, new TerminalLog<ClaudeCliAdapter>());
        var (_, local) = await new MachineCheck(machine, adapter).LookAsync();
        IReadOnlyList<Finding> findings = [.. local, await ServerAsync(values)];
        return CommandLine.Print(
            values, findings, WorkerJson.Default.IReadOnlyListFinding, findings.SelectMany(Lines),
            findings.Any(one => one is { Ok: false, Needed: true }) ? ExitCodes.ProblemFound : ExitCodes.Stopped);
    }

    private static IEnumerable<string> Lines(Finding one) =>
    [
        $"{(one.Ok ? "ok     " : one.Needed ? "MISSING" : "note   ")} {one.What,-8} {one.Words}",
        .. one.Mend is { } mend && !one.Ok ? [$"                 -> {mend}"] : (string[])[],
    ];

    /// <summary>The server's answer to a plain request tells whether the way is open and the token is good.</summary>
    private static async Task<Finding> ServerAsync(SettingValues values)
    {
        var options = OptionReader.Worker(values);
        if (values.Refusal is { } refusal) return new("server", false, true, refusal.Sentence);
        HttpStatusCode answer = 0;
        Exception? failure = null;
        try
        {
            using var http = new HttpClient(ServerHttp.Handler(options)) { Timeout = AnswerWithin };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
            answer = (await http.GetAsync(ServerHttp.Address(options.Server))).StatusCode;
        }
        catch (Exception none) when (none is HttpRequestException or OperationCanceledException) { failure = none; }
        return answer is HttpStatusCode.UpgradeRequired or HttpStatusCode.BadRequest
            ? new("server", true, true, $"{options.Server} knows the token")
            : new("server", false, true, ServerHttp.WhyNot(options.Server, answer, failure), "look at --token, --server, --proxy and --ca");
    }
}
