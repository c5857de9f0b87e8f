using JakeOps.Worker.Runner;

namespace JakeOps.AllInOne;

/// <summary>What a person reads when it is up: where, which data, which agent, and what to do next.</summary>
internal static class StartMessage
{
    public static async Task WriteAsync(TextWriter output, LocalOptions options, string address, string folder, ClaudeCliAdapter? agent)
    {
        var check = agent is null ? null : await agent.CheckAsync(CancellationToken.None);
        await output.WriteLineAsync($"""
            JakeOps is ready at {address}
              data    {folder}
              agent   {Agent(check)}
              sandbox {check?.Sandbox ?? "as on the connected workers"}
              stop    Ctrl+C
            """);
        if (!options.Demo) await output.WriteLineAsync(options.Login ? SignIn(address) : Next(options, address));
    }

    private static string Agent(AgentCheck? check)
    {
        if (check is null) return "on connected workers only (--runner remote)";
        if (check.Agent is not { } found) return $"none: {check.Problem}";
        return found.Simulated ? $"the simulated one, {found.Path}" : $"{found.Version}, {found.Path}";
    }

    private static string SignIn(string address) =>
        $"Next: open {address} and sign in. The first account needs the setup code, which the log shows while there is none.";

    private static string Next(LocalOptions options, string address) => $$"""
        Next: open a Delivery, then start its plan at {{address}} in a browser (README.md goes on from there)
          curl -s {{address}}/api/deliveries -H 'content-type: application/json' \
            -d '{"summary": "Say goodbye too", "repository": "OWNER/REPO", "refs": [{"role": "request", "type": "verbal", "label": "goodbye"}]}'
        {{(options.OffersDemo ? "Never seen it work? Choose Try the demo there" : "Never seen it work? Run it with --demo first")}}: no account is needed.
        """;
}
