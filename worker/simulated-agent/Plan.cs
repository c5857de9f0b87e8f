using System.Text.RegularExpressions;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>Reads a few files and answers with a plan in Markdown.</summary>
internal static partial class Plan
{
    public static async Task<string> PlayAsync(string prompt, Tools tools, CancellationToken interrupt)
    {
        var files = Directory.EnumerateFiles(".").Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal).Take(3).ToList();
        foreach (var file in files) await tools.ReadAsync(file, interrupt);
        await tools.SayAsync("The simulated agent has read enough and writes a plan.", interrupt);
        return $"""
            # Plan (simulated)

            Request: {TitleOf(prompt)}

            This plan was written by the simulated agent, without a model. It looked at: {string.Join(", ", files)}.

            1. Add the work to `{Implement.WorkFile}`.
            2. Commit it.
            3. Leave everything else as it is.
            """ + "\n";
    }

    public static string TitleOf(string prompt)
    {
        var title = Title().Match(prompt) is { Success: true } match
            ? match.Groups["title"].Value
            : prompt.Split('\n').FirstOrDefault(line => line.Trim().Length > 0) ?? "";
        return title.Trim() is var text && text.Length > 120 ? text[..120] : title.Trim();
    }

    [GeneratedRegex(
        @"^[ \t>]*(?:#+|title:)[ \t]*(?<title>\S[^\r\n]*)", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
