namespace JakeOps.Worker.Runner;

/// <param name="Text">Standard output.</param>
/// <param name="Cut">More was printed than was kept.</param>
/// <param name="Errors">Standard error.</param>
internal sealed record CommandOutput(int ExitCode, string Text, bool Cut, string Errors)
{
    private const int WordsLimit = 1500;

    public bool Succeeded => ExitCode == 0;

    public bool Says(string words) => Errors.Contains(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the program said on standard error, without credentials and control characters.</summary>
    public string Words
    {
        get
        {
            var lines = CloneUrl.Scrub(Errors).Split('\n')
                // Progress is drawn over itself with carriage returns: the last state counts.
                .Select(line => Visible.Line(line.TrimEnd('\r').Split('\r')[^1].Trim()))
                .Where(line => line.Length > 0 && !line.StartsWith("hint:", StringComparison.Ordinal)
                    && !line.StartsWith("From ", StringComparison.Ordinal));
            var words = string.Join(' ', lines);
            return words.Length <= WordsLimit ? words : words[..WordsLimit] + " ...";
        }
    }

    /// <summary>Ends the execution; a full disk is told apart whatever the command was.</summary>
    public ExecutionFailedException Failure(string code, string sentence) =>
        Says("No space left on device") || Says("Disk quota exceeded")
            ? new(FailureCodes.DiskFull, AgentFailure.DiskFull.Sentence)
            : new(code, Words.Length > 0 ? $"{sentence} Git says: {Words}" : sentence);
}
