namespace JakeOps.Worker.SimulatedAgent;

/// <summary>Really edits a file in the tree and commits it. Each run adds a line, by which a review tells how many
/// there were.</summary>
internal static class Implement
{
    public const string WorkFile = "SIMULATED-WORK.md";
    private const string Round = "- Round ";
    private const string Heading = "# Simulated work\n\nWritten by the simulated agent.\n\n";

    private const string Identity = "git config user.email > /dev/null || export GIT_AUTHOR_NAME='Simulated agent' "
        + "GIT_AUTHOR_EMAIL=simulated@localhost GIT_COMMITTER_NAME='Simulated agent' "
        + "GIT_COMMITTER_EMAIL=simulated@localhost";

    public static int RoundsSoFar => !File.Exists(WorkFile)
        ? 0
        : File.ReadLines(WorkFile).Count(line => line.StartsWith(Round, StringComparison.Ordinal));

    public static async Task<string> PlayAsync(string prompt, Orders orders, Tools tools, CancellationToken interrupt)
    {
        if (orders.Has("change-nothing")) return "The simulated agent was told to change nothing, and did so.";
        var round = RoundsSoFar + 1;
        var before = round > 1 ? await tools.ReadAsync(WorkFile, interrupt) : Heading;
        await tools.WriteAsync(WorkFile, $"{before}{Round}{round}: {Plan.TitleOf(prompt)}\n", interrupt);
        if (orders.Has("leave-uncommitted")) return "The simulated agent wrote a file and left it uncommitted.";
        var commit = $"git add {WorkFile} && git commit --quiet --message 'Add simulated work, round {round}'";
        await tools.BashAsync($"{Identity}; {commit} && git log --oneline -n 1", "Commit the change", interrupt);
        return $"The simulated agent changed `{WorkFile}` and committed it (round {round}).";
    }
}
