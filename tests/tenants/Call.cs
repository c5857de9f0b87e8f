using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace JakeOps.Tenants.Tests;

/// <summary>One request to a route, with whatever ids a test wants in its path.</summary>
internal static partial class Call
{
    /// <summary>Passes the first look of every route that takes a body.</summary>
    private static readonly object Body = new
    {
        content = "# Bolt", session_id = Guid.Empty, priority = 1, role = "viewer", reason = "Bolt", endpoint = "review",
    };

    /// <summary>Ids of nothing.</summary>
    public static string Nothing(string parameter, string path) =>
        parameter == "database" ? "delivery"
        : parameter == "sequence" ? "1"
        : path.StartsWith("/api/operations", StringComparison.Ordinal) ? "999999"
        : path.StartsWith("/api/deliveries/{id}", StringComparison.Ordinal) && parameter == "id" ? "0123456789ab"
        : Guid.Empty.ToString();

    public static string Filled(this Route route, Func<string, string, string> id) =>
        Parameter().Replace(route.Path, match => id(match.Groups[1].Value, route.Path));

    public static Task<(int Status, string Text)> SendAsync(
        HttpClient http, HttpMethod method, string path, params (string Name, string Value)[] headers) =>
        SendAsync(http, method, path, Body, headers);

    public static async Task<(int Status, string Text)> SendAsync(
        HttpClient http, HttpMethod method, string path, object body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get) request.Content = JsonContent.Create(body);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        // A stream that is let in has no end.
        var text = answer.Content.Headers.ContentType?.MediaType == "text/event-stream"
            ? "" : await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text);
    }

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Parameter();
}
