using System.Buffers;

namespace JakeOps.Worker.Runner;

/// <summary>Masks the secrets of one execution before anything of it leaves. It works on whole lines, so before output is
/// cut into frames; when it fails, nothing passes any more.</summary>
internal sealed class Redactor(SecretScanner scanner)
{
    /// <summary>A line that is longer than this is passed on in parts.</summary>
    private const int LongestLine = 4 * 1024 * 1024;

    /// <summary>More than any secret has in one line: what stays behind, so that none is cut in two.</summary>
    private const int Overlap = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly Dictionary<string, long> _counts = [];
    private SecretFound? _goesOn;
    private readonly Lock _lock = new();
    private bool _broken;

    /// <summary>How often each rule masked something.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    public static Redactor OfMachine(AgentOptions options) =>
        new(new SecretScanner(KnownSecrets.OfMachine(options), SecretShapes.All));

    public void Feed(ReadOnlySpan<byte> bytes, PipeBytes clean) => Guard(bytes, clean, last: false);

    /// <summary>Passes on the line that is under way, also without a line feed.</summary>
    public void Complete(PipeBytes clean) => Guard([], clean, last: true);

    public ExecutionResult Clean(ExecutionResult result) => result with
    {
        Error = Clean(result.Error),
        ResultText = Clean(result.ResultText),
        StructuredOutput = Clean(result.StructuredOutput),
        Changes = result.Changes is not { } changes ? null : changes with
        {
            Commits = [.. changes.Commits.Select(commit => commit with { Subject = Clean(commit.Subject)! })],
            FilesChanged = [.. changes.FilesChanged.Select(file => Clean(file)!)],
            Diff = Clean(changes.Diff),
            PullRequestNote = Clean(changes.PullRequestNote),
        },
    };

    private string? Clean(string? text)
    {
        if (text is null or "") return text;
        if (_broken) return "";
        var bytes = SecretForms.ByteText(text);
        var found = scanner.Scan(bytes).ToList();
        return found.Count == 0 ? text : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Masked(bytes, found)));
    }

    private void Guard(ReadOnlySpan<byte> bytes, PipeBytes clean, bool last)
    {
        lock (_lock)
        {
            if (_broken) return;
            // Until it is known that it is not.
            _broken = true;
            try
            {
                Take(bytes, clean, last);
                _broken = false;
            }
            catch (Exception failure) when (failure is not IOException)
            {
                throw new ExecutionFailedException(FailureCodes.WorkerFailed, "The search for secrets in the output failed"
                    + $" ({failure.GetType().Name}), so nothing more of it was sent. Report it with the worker's version.");
            }
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, PipeBytes clean, bool last)
    {
        _pending.Write(bytes);
        var line = bytes.LastIndexOf((byte)'\n');
        var whole = last ? _pending.WrittenCount : line < 0 ? 0 : _pending.WrittenCount - bytes.Length + line + 1;
        if (whole == 0 && _pending.WrittenCount > LongestLine) whole = _pending.WrittenCount - Overlap;
        if (whole == 0) return;
        var all = _pending.WrittenSpan;
        var text = Encoding.Latin1.GetString(all[whole - 1] == '\n' ? all[..whole] : all);
        var found = Found(text);
        foreach (var one in found.Where(one => one.Start < whole && one.End > whole)) whole = one.End;
        found.RemoveAll(one => one.Start >= whole);
        _goesOn = found is [.., { Rest: not null } open] ? open : null;
        if (found.Count == 0) clean(all[..whole]);
        else clean(Encoding.Latin1.GetBytes(Masked(text[..whole], found)));
        var rest = all[whole..].ToArray();
        _pending.ResetWrittenCount();
        _pending.Write(rest);
    }

    private List<SecretFound> Found(string text)
    {
        var found = new List<SecretFound>();
        if (_goesOn?.Rest?.Match(text) is { Length: > 0 } rest)
            found.Add(_goesOn with { Start = 0, End = rest.Length, Rest = rest.Length == text.Length ? _goesOn.Rest : null });
        found.AddRange(scanner.Scan(text).Where(one => found.Count == 0 || one.End > found[^1].End));
        return found;
    }

    private string Masked(string text, IEnumerable<SecretFound> found)
    {
        var masked = new StringBuilder(text.Length);
        var at = 0;
        foreach (var secret in found)
        {
            masked.Append(text, at, Math.Max(0, secret.Start - at)).Append("[redacted:").Append(secret.Rule).Append(']');
            _counts[secret.Rule] = _counts.GetValueOrDefault(secret.Rule) + 1;
            at = secret.End;
        }
        return masked.Append(text, at, text.Length - at).ToString();
    }
}
