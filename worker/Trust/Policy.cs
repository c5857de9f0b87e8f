using System.Globalization;
using System.IO.Enumeration;
using JakeOps.Worker.Protocol;
using JakeOps.Worker.Runner;

namespace JakeOps.Worker;

/// <summary>What the owner of this machine allows, from a file on it. It only narrows what the server asks: a rule that is
/// absent allows everything, a list refuses what is not on it, a number lowers a limit.</summary>
internal sealed class Policy
{
    private static readonly string[] Names =
        ["repositories", "organizations", "tools", "phases", "max-cost-usd", "max-turns", "max-minutes"];

    private const int HighestNumber = 1_000_000;

    private readonly Dictionary<string, string> _rules;

    private Policy(string? file, Dictionary<string, string> rules) => (File, _rules) = (file, rules);

    public static readonly Policy None = new(null, []);

    public string? File { get; }

    public static (Policy Policy, string? Problem) Read(string file)
    {
        var (rules, problem) = KeyValueFile.Read(file, Names);
        var bad = rules.FirstOrDefault(rule => rule.Key.StartsWith("max-", StringComparison.Ordinal)
            && !(decimal.TryParse(rule.Value, CultureInfo.InvariantCulture, out var most) && most is > 0 and <= HighestNumber));
        if (problem is null && bad.Key is not null)
        {
            var line = System.IO.File.ReadLines(file).TakeWhile(text => text.Split('=')[0].Trim() != bad.Key).Count() + 1;
            problem = $"{file}, line {line}: '{bad.Key}' has to be a number above 0, at most {HighestNumber}.";
        }
        return (new(file, rules), problem);
    }

    /// <returns>What may run of it, or the rule that refuses it.</returns>
    public (ExecutionRequest Request, string? Refusal) Narrow(ExecutionRequest request)
    {
        var tools = request.Agent.AllowedTools.Prepend(request.Agent.ToolProfile);
        var refusal = Refused("organizations", [request.Organization]) ?? Refused("phases", [request.Phase])
            ?? Refused("tools", tools) ?? (_rules.ContainsKey("repositories") ? Refused("repositories", [Name(request)]) : null);
        var limits = request.Limits;
        return (request with
        {
            Limits = limits with
            {
                CostUsd = Least(limits.CostUsd, Most("max-cost-usd")),
                Turns = (int?)Least(limits.Turns, Most("max-turns")),
                TotalSeconds = (int?)Least(limits.TotalSeconds, Most("max-minutes") * 60),
            },
        }, refusal);
    }

    private string? Refused(string rule, IEnumerable<string> asked)
    {
        if (!_rules.TryGetValue(rule, out var text)) return null;
        var allowed = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var other = asked.FirstOrDefault(one => !allowed.Any(pattern =>
            rule == "tools" ? pattern == one : FileSystemName.MatchesSimpleExpression(pattern, one)));
        return other is null ? null
            : $"The policy of this machine refuses it: its rule '{rule}' allows {text}, and not {other}.";
    }

    /// <summary>Host and path of the address that git gets, without user, protocol and .git.</summary>
    private static string Name(ExecutionRequest request)
    {
        string address;
        try { address = CloneUrl.Parse(request.Tree.CloneUrl).Address; }
        catch (ExecutionFailedException) { return "a clone URL that git may not open"; }
        var rest = address.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme ? address[(scheme + 3)..] : address;
        if (!Path.IsPathFullyQualified(rest))
        {
            rest = rest[(rest.IndexOf('@') + 1)..];
            if (rest == address[(address.IndexOf('@') + 1)..]) rest = rest.Replace(':', '/');
        }
        return rest.EndsWith(".git", StringComparison.Ordinal) ? rest[..^4] : rest.TrimEnd('/');
    }

    private decimal? Most(string rule) => _rules.TryGetValue(rule, out var text)
        ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    private static decimal? Least(decimal? asked, decimal? most) =>
        asked is null || most is null ? asked ?? most : Math.Min(asked.Value, most.Value);
}
