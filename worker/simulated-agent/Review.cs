using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>Reads the diff file that the prompt names and answers by the schema.</summary>
internal static partial class Review
{
    public static async Task<(string Text, JsonNode? Structured)> PlayAsync(
        string prompt, JsonNode schema, Orders orders, Tools tools, CancellationToken interrupt)
    {
        var diff = Paths().Matches(prompt).Select(match => match.Value).FirstOrDefault(File.Exists);
        if (diff is not null) await tools.ReadAsync(diff, interrupt);
        var notPass = orders.Has("not-pass") || (orders.Has("not-pass-once") && Implement.RoundsSoFar < 2);
        var words = notPass
            ? "Simulated feedback: the work needs one more round."
            : $"Simulated review: nothing to object ({(diff is null ? "no diff file was named" : $"read {diff}")}).";
        var answer = SchemaAnswer.Of(schema, words, notPass ? "not_pass" : null) as JsonObject ?? [];
        await tools.SayAsync("The simulated agent has a verdict.", interrupt);
        await tools.AnswerAsync(answer, interrupt);
        return (answer.ToJsonString(), answer);
    }

    [GeneratedRegex(@"[\w.][\w./-]*\.(diff|patch|md|txt)\b")]
    private static partial Regex Paths();
}
