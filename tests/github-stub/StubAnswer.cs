using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Tests.GitHubStub;

/// <summary>What goes wrong at GitHub, in its own words.</summary>
public sealed class StubAnswer
{
    private const string Docs = "\"documentation_url\":\"https://docs.github.com/rest\"";

    private StubAnswer(Func<HttpContext, Task> send) => Send = send;

    internal Func<HttpContext, Task> Send { get; }

    public static StubAnswer Of(int status, string body, string type = "application/json; charset=utf-8",
        params (string Name, string Value)[] headers) => new(async context =>
        {
            (context.Response.StatusCode, context.Response.ContentType) = (status, type);
            foreach (var (name, value) in headers) context.Response.Headers[name] = value;
            await context.Response.WriteAsync(body);
        });

    public static StubAnswer Message(int status, string message, params (string Name, string Value)[] headers) =>
        Of(status, $$"""{"message":"{{message}}",{{Docs}},"status":"{{status}}"}""", headers: headers);

    public static StubAnswer BadCredentials() => Message(401, "Bad credentials",
        ("x-ratelimit-limit", "60"), ("x-ratelimit-remaining", "55"), ("x-ratelimit-reset", Epoch(1800)));

    public static StubAnswer NotAccessible() => Message(403, "Resource not accessible by personal access token",
        ("x-accepted-github-permissions", "issues=read"), ("x-ratelimit-remaining", "4000"));

    public static StubAnswer SingleSignOn(string url) => Message(403,
        "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.",
        ("X-GitHub-SSO", $"required; url={url}"));

    public static StubAnswer PrimaryLimit(int seconds) => Message(403, "API rate limit exceeded for user ID 1.",
        ("x-ratelimit-limit", "5000"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", Epoch(seconds)),
        ("x-ratelimit-resource", "core"));

    /// <param name="retryAfter">Seconds, an HTTP date, or nothing: all three were seen.</param>
    public static StubAnswer SecondaryLimit(string? retryAfter, int status = 403) => Message(status,
        "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
        [("x-ratelimit-remaining", "4000"), .. retryAfter is null ? [] : new[] { ("Retry-After", retryAfter) }]);

    public static StubAnswer NotFound() => Message(404, "Not Found");

    public static StubAnswer IssuesDisabled() => Message(410, "Issues are disabled for this repo");

    public static StubAnswer LegallyBlocked() => Message(451, "Repository access blocked");

    public static StubAnswer Invalid() => Message(422, "Validation Failed");

    public static StubAnswer ServerError() => Message(500, "Server Error");

    public static StubAnswer Unicorn() =>
        Of(502, "<!DOCTYPE html><html><title>Unicorn! &middot; GitHub</title></html>", "text/html; charset=utf-8");

    public static StubAnswer HtmlInsteadOfData() => Of(200, "<html>Sign in to the network</html>", "text/html");

    public static StubAnswer HtmlRefusal() => Of(403,
        "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.", "text/html");

    public static StubAnswer Redirect(string location, int status = 301) =>
        Message(status, "Moved Permanently", ("Location", location));

    /// <summary>200 with JSON that breaks off, although the answer is whole.</summary>
    public static StubAnswer CutJson() => Of(200, """[{"number":1,"title":"A""");

    /// <summary>The connection ends in the middle of the body.</summary>
    public static StubAnswer CutConnection() => new(async context =>
    {
        (context.Response.StatusCode, context.Response.ContentType) = (200, "application/json");
        context.Response.ContentLength = 100_000;
        await context.Response.WriteAsync("[{");
        await context.Response.Body.FlushAsync();
        context.Abort();
    });

    public static StubAnswer Endless() => new(async context =>
    {
        context.Response.ContentType = "application/json";
        var part = new byte[64 * 1024];
        Array.Fill(part, (byte)' ');
        while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(part, context.RequestAborted);
    });

    /// <summary>No answer until the caller gives up.</summary>
    public static StubAnswer Silence() => new(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    private static string Epoch(int seconds) =>
        DateTimeOffset.UtcNow.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
