using System.Globalization;
using System.Text.RegularExpressions;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>What a test asks for, anywhere in the prompt: <c>simulate: word [argument]</c>, or for one phase
/// <c>simulate implement: word [argument]</c>. README.md lists the words.</summary>
internal sealed partial class Orders
{
    private readonly Dictionary<string, string> _orders = [];

    public Orders(string prompt, string phase)
    {
        foreach (Match match in Line().Matches(prompt))
        {
            var named = match.Groups["phase"].Value;
            if (named.Length == 0 || named == phase)
                _orders[match.Groups["word"].Value] = match.Groups["argument"].Value.Trim();
        }
    }

    public bool Has(string word) => _orders.ContainsKey(word);

    public int Count(string word) =>
        int.TryParse(_orders.GetValueOrDefault(word), CultureInfo.InvariantCulture, out var count) ? count : 0;

    public decimal Money(string word, decimal otherwise) =>
        decimal.TryParse(_orders.GetValueOrDefault(word), CultureInfo.InvariantCulture, out var usd) ? usd : otherwise;

    [GeneratedRegex(
        @"^[ \t>|*-]*simulate(?:[ ]+(?<phase>[a-z]+))?:[ \t]*(?<word>[a-z-]+)(?<argument>[^\r\n]*)",
        RegexOptions.Multiline)]
    private static partial Regex Line();
}
