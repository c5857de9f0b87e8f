using System.Text.RegularExpressions;

namespace JakeOps.Delivery;

/// <summary>Checks what a client sent; the first thing wrong is what it is told.</summary>
internal sealed partial class InputCheck
{
    public const int MaxRefs = 50;
    public const int MaxBodyBytes = 256 * 1024;
    public const int MaxReason = 16 * 1024;

    public string? Problem { get; private set; }

    public void Fail(string problem) => Problem ??= problem;

    public T? Word<T>(string? word, string field) where T : struct, Enum
    {
        if (word is null) return null;
        if (Words.Parse<T>(word) is { } value) return value;
        Fail($"{field} '{word.OneLine().Cut(50)}' is not known: it is one of {Words.AllOf<T>()}.");
        return null;
    }

    public string? Text(string? text, string field, int max, bool required = false)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            if (required) Fail($"{field} is required.");
            return text is null ? null : "";
        }
        if (text.Length > max) Fail($"{field} has {text.Length} characters: at most {max} are allowed.");
        return text.Clean();
    }

    public string? Line(string? text, string field, int max, bool required = false) =>
        Text(text, field, max, required)?.OneLine();

    public string? Bytes(string? text, string field, int max, bool required = false)
    {
        if (required && string.IsNullOrWhiteSpace(text)) Fail($"{field} is required.");
        if (text is not null && System.Text.Encoding.UTF8.GetByteCount(text) is var size && size > max)
            Fail($"{field} has {size} bytes: at most {max} are allowed.");
        return text?.Clean();
    }

    public int? Number(int? value, string field, int min, int max)
    {
        if (value < min || value > max) Fail($"{field} is {value}: it is from {min} to {max}.");
        return value;
    }

    public string Repository(string? repository)
    {
        if (repository is not { Length: <= 200 } || !RepositoryPattern().IsMatch(repository))
            Fail("repository is required and looks like 'owner/repo': letters, digits, '.', '_' and '-', at most 200 characters.");
        return repository ?? "";
    }

    public string? Host(string? host)
    {
        if (host is not null && !(host.Length <= 253 && HostPattern().IsMatch(host)))
            Fail("host is a host name such as 'github.com', with a port where it has one.");
        return host?.ToLowerInvariant();
    }

    public string? CloneUrl(string? url)
    {
        if (url is null) return null;
        // git reads "transport::address" as a command to run, and a leading dash as an option.
        if (url.Length is 0 or > 2000 || url[0] == '-' || url.Contains("::", StringComparison.Ordinal)
            || url.Any(char.IsControl))
            Fail("clone_url is not a git URL: use https://, ssh://, file:// or user@host:path.");
        else if (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo.Contains(':'))
            Fail("clone_url holds a password: leave it out, workers use their own git credentials.");
        return url;
    }

    public IReadOnlyList<NewRef> Refs(IReadOnlyList<RefBody?>? refs)
    {
        if (refs is null) return [];
        if (refs.Count > MaxRefs) Fail($"refs has {refs.Count} entries: at most {MaxRefs} are allowed.");
        return [.. refs.Take(MaxRefs).Select(Ref).OfType<NewRef>()];
    }

    public string? Url(string? url, string field)
    {
        if (string.IsNullOrEmpty(url)) return null;
        // A javascript: address would run in the page of whoever clicks it.
        if (url.Length > 2000 || url.Any(char.IsControl) || !Uri.TryCreate(url, UriKind.Absolute, out var uri)
            || uri.Scheme is not ("https" or "http" or "ssh" or "git" or "file"))
            Fail($"{field} is not a web address of at most 2000 characters.");
        return url;
    }

    private NewRef? Ref(RefBody? body)
    {
        if (body is null) Fail("refs has an empty entry.");
        if (body?.Role is null || body.Type is null) Fail("refs: role and type are required.");
        var (role, type) = (Word<RefRole>(body?.Role, "refs: role"), Word<RefType>(body?.Type, "refs: type"));
        var label = Line(body?.Label ?? "", "refs: label", 200);
        return role is null || type is null ? null
            : new(role.Value, type.Value, label ?? "", Url(body?.Url, "refs: url"));
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_.][A-Za-z0-9._-]*)*\z")]
    private static partial Regex RepositoryPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?\z")]
    private static partial Regex HostPattern();
}
