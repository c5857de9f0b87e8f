using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace JakeOps.GitHubSync;

/// <summary>An HTTP answer, read to its end.</summary>
internal sealed class RawAnswer(int status, HttpResponseHeaders headers, string mediaType, byte[] body, Uri at)
{
    private const int LongestMessage = 300;

    // The header has whole seconds and was on its way.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    public int Status => status;

    public byte[] Body => body;

    public Uri At => at;

    public bool IsJson => mediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase);

    public bool IsSuccess => status is >= 200 and < 300;

    public string? ETag => Header("ETag");

    public string? Header(string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    public long? Number(string name) =>
        long.TryParse(Header(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Said of fine-grained tokens, such as <c>2026-12-01 10:00:00 UTC</c>.</summary>
    public DateTimeOffset? CredentialEndsAt =>
        DateTimeOffset.TryParse(Header("github-authentication-token-expiration")?.Replace(" UTC", "Z", StringComparison.Ordinal),
            CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var end) ? end : null;

    /// <summary>How far the host's clock is ahead of ours; its times are to be read by it.</summary>
    public TimeSpan Ahead(DateTimeOffset now) =>
        headers.Date is { } there && (there - now).Duration() > Tolerance ? there - now : TimeSpan.Zero;

    /// <summary>By our clock; from seconds or a date, null where it says neither.</summary>
    public DateTimeOffset? RetryAfter(DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: { } delta } => now + delta,
        { Date: { } date } => date - Ahead(now),
        _ => null,
    };

    /// <summary>The host's own words, short and on one line; empty where the body has none.</summary>
    public string Message()
    {
        if (!IsJson) return "";
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String
                ? OneLine(message.GetString()!) : "";
        }
        catch (JsonException) { return ""; }
    }

    private static string OneLine(string text)
    {
        var clean = new string([.. text.Take(LongestMessage).Select(sign => char.IsControl(sign) ? ' ' : sign)]);
        return clean.Trim().TrimEnd('.');
    }
}
