using System.Buffers;
using System.Text.RegularExpressions;

namespace JakeOps.Worker.Runner;

/// <param name="Rest">How it goes on in the next text, where it reached the end of this one.</param>
internal sealed record SecretFound(int Start, int End, string Rule, Regex? Rest);

/// <summary>Finds secrets in a text that holds one character for each byte. One vectorised search for everything that a
/// secret may begin with passes over what holds none.</summary>
internal sealed class SecretScanner
{
    private const int KeyLength = 4;

    private readonly SearchValues<string> _needles;
    private readonly ILookup<string, Needle> _byStart;
    private readonly SecretScanner? _decoded;

    /// <param name="known">Values of this machine, each with the rule that it is counted under.</param>
    /// <param name="shapes">Kinds that are known by their looks.</param>
    public SecretScanner(IEnumerable<(string Rule, string Value)> known, IReadOnlyList<SecretShape> shapes)
        : this([.. Of(known), .. Of(shapes), .. InBase64(shapes)])
    {
        _decoded = new([.. Of(shapes)]);
    }

    private SecretScanner(IReadOnlyList<Needle> needles)
    {
        // The longest first: a value may begin with another.
        _byStart = needles.DistinctBy(needle => needle.Text).OrderByDescending(needle => needle.Text.Length)
            .ToLookup(needle => needle.Text[..KeyLength]);
        _needles = SearchValues.Create([.. needles.Select(needle => needle.Text)], StringComparison.Ordinal);
    }

    public IEnumerable<SecretFound> Scan(string text)
    {
        for (int at = 0, hit; at < text.Length && (hit = text.AsSpan(at).IndexOfAny(_needles)) >= 0;)
        {
            at += hit;
            var found = _byStart[text.Substring(at, KeyLength)]
                .Where(needle => string.CompareOrdinal(text, at, needle.Text, 0, needle.Text.Length) == 0)
                .Select(needle => Judge(text, at, needle)).FirstOrDefault(found => found is not null);
            if (found is not null) yield return found;
            at = Math.Max(found?.End ?? 0, at + 1);
        }
    }

    private SecretFound? Judge(string text, int at, Needle needle)
    {
        if (needle.Shape is { } shape && !needle.Base64)
            return shape.Form.Match(text, at) is { Success: true } match
                ? new(at, at + match.Length, shape.Rule, KeyRest(shape, match, text))
                : null;
        if (!needle.Base64) return new(at, at + needle.Text.Length, needle.Rule, null);
        var run = Base64Run.Around(text, at);
        var rule = needle.Shape is null ? needle.Rule : Base64Run.Decoded(text, run)
            .SelectMany(decoded => _decoded!.Scan(decoded)).Select(inner => inner.Rule).FirstOrDefault();
        var rest = run.End == text.Length ? SecretShapes.Base64Rest() : null;
        return rule is null ? null : new(run.Start, run.End, rule, rest);
    }

    private static Regex? KeyRest(SecretShape shape, Match match, string text) =>
        shape.Rule == SecretShapes.PrivateKey && match.Index + match.Length == text.Length
            && !match.ValueSpan.Contains("-----END ", StringComparison.Ordinal) ? SecretShapes.KeyRest() : null;

    private static IEnumerable<Needle> Of(IEnumerable<(string Rule, string Value)> known) =>
        from secret in known
        from line in SecretForms.Lines(secret.Value)
        from needle in SecretForms.Plain(line).Select(text => new Needle(text, secret.Rule, null, false))
            .Concat(SecretForms.Base64(line).Select(text => new Needle(text, secret.Rule, null, true)))
        select needle;

    private static IEnumerable<Needle> Of(IEnumerable<SecretShape> shapes) =>
        shapes.SelectMany(shape => shape.Beginnings.Select(text => new Needle(text, shape.Rule, shape, false)));

    private static IEnumerable<Needle> InBase64(IEnumerable<SecretShape> shapes) =>
        from shape in shapes
        from beginning in shape.Beginnings
        from text in SecretForms.Alignments(Encoding.ASCII.GetBytes(beginning))
        select new Needle(text, shape.Rule, shape, true);

    /// <param name="Text">What is searched for; at least four characters.</param>
    /// <param name="Shape">What it only begins; null where it is all of a known value.</param>
    /// <param name="Base64">It was found in base64: all of that is masked.</param>
    private sealed record Needle(string Text, string Rule, SecretShape? Shape, bool Base64);
}
