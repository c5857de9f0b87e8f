using System.IO.Enumeration;

namespace JakeOps.Worker;

/// <summary>What the owner of this machine allows, from a file on it. It only narrows what the server asks: a rule that is
/// absent allows everything, a list refuses what is not on it, a number lowers a limit.</summary>
internal sealed class Policy(string? file, Dictionary<string, string> rules)
{
    private static readonly string[] Names =
        ["repositories", "organizations", "tools", "phases", "max-cost-usd", "max-turns", "max-minutes"];

    private const int HighestNumber = 1_000_000;

    public static readonly Policy None = new(null, []);

    public string? File => file;

    public static (Policy Policy, string? Problem) Read(string file)
    {
        var (read, problem) = KeyValueFile.Read(file, Names, (name, value) =>
            name.StartsWith("max-", StringComparison.Ordinal)
                && !(decimal.TryParse(value, out var most) && most is > 0 and <= HighestNumber)
                ? $"'{name}' has to be a number above 0, at most {HighestNumber}" : null);
        return (new(file, read), problem);
    }

    /// <returns>What may run of it, or the rule that refuses it.</returns>
    public (ExecutionRequest Request, string? Refusal) Narrow(ExecutionRequest request)
    {
        var limits = request.Limits;
        limits = limits with
        {
            CostUsd = Least(limits.CostUsd, "max-cost-usd"),
            Turns = (int?)Least(limits.Turns, "max-turns"),
            TotalSeconds = (int?)Least(limits.TotalSeconds, "max-minutes", 60),
        };
        var refusal = Refused("organizations", request.Organization) ?? Refused("phases", request.Phase)
            ?? Refused("tools", [request.Agent.ToolProfile, .. request.Agent.AllowedTools])
            ?? Refused("repositories", CloneUrl.NameOf(request.Tree.CloneUrl));
        return (request with { Limits = limits }, refusal);
    }

    private string? Refused(string rule, params string[] asked)
    {
        if (!rules.TryGetValue(rule, out var text)) return null;
        var allowed = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var other = asked.FirstOrDefault(one => !allowed.Any(pattern =>
            rule == "tools" ? pattern == one : FileSystemName.MatchesSimpleExpression(pattern, one)));
        return other is null ? null
            : $"The policy of this machine refuses it: its rule '{rule}' allows {text}, and not {other}.";
    }

    private decimal? Least(decimal? asked, string rule, int unit = 1)
    {
        var most = rules.TryGetValue(rule, out var text) ? decimal.Parse(text) * unit : asked;
        return most < asked || asked is null ? most : asked;
    }
}
