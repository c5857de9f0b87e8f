using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Tests.GitHubStub;

/// <summary>What holds for every call: who asks, how often he may, what he knows already.</summary>
internal static class Front
{
    private static readonly string[] Versions = ["2022-11-28", "2026-03-10"];

    public static async Task AnswerAsync(GitHubStub stub, HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        request.EnableBuffering();
        var sent = await new StreamReader(request.Body).ReadToEndAsync();
        request.Body.Position = 0;
        var token = TokenOf(request);
        context.Response.Headers.Date = stub.Now.ToString("r", CultureInfo.InvariantCulture);
        var counted = true;
        try
        {
            if (stub.Fault(request) is { } fault) await fault.Send(context);
            else if (Refuse(stub, request, token) is { } refusal) await refusal.Send(context);
            else counted = await AnswerAsync(stub, context, next, token);
        }
        catch (OperationCanceledException) { /* the caller gave up, or the test is over */ }
        finally
        {
            stub.Note(new(request.Method, request.Path, request.QueryString.ToString(), context.Response.StatusCode, counted,
                token, request.Headers.IfNoneMatch, sent, DateTimeOffset.UtcNow));
        }
    }

    private static StubAnswer? Refuse(GitHubStub stub, HttpRequest request, string? token)
    {
        if (request.Headers.UserAgent.Count == 0) return StubAnswer.HtmlRefusal();
        if (request.Headers["X-GitHub-Api-Version"] is [{ } version] && !Versions.Contains(version))
            return StubAnswer.Message(400, $"API version {version} is not supported");
        if (request.Path.StartsWithSegments("/app")) return null;
        if (token is not null && stub.AccountOf(token) is null) return StubAnswer.BadCredentials();
        var account = token is null ? stub.Anonymous : stub.AccountOf(token)!;
        var missing = account.Missing.Find(one => request.Path.Value!.Contains(one.Part, StringComparison.Ordinal));
        if (missing.Part is not null)
            return StubAnswer.Message(403, "Resource not accessible by personal access token",
                ("x-accepted-github-permissions", missing.Permission));
        if (account.Remaining > 0) return null;
        return StubAnswer.PrimaryLimit((int)(account.ResetAt - DateTimeOffset.UtcNow).TotalSeconds);
    }

    /// <summary>True when the call counts.</summary>
    private static async Task<bool> AnswerAsync(GitHubStub stub, HttpContext context, RequestDelegate next, string? token)
    {
        context.Items["token"] = token;
        var (response, wire) = (context.Response, context.Response.Body);
        using var body = new MemoryStream();
        response.Body = body;
        await next(context);
        response.Body = wire;
        var account = token is null ? stub.Anonymous : stub.AccountOf(token) ?? stub.Anonymous;
        var unchanged = false;
        if (context.Request.Method == "GET" && response.StatusCode == 200)
        {
            var etag = ETag(token, body);
            response.Headers.ETag = etag;
            response.Headers.CacheControl = "private, max-age=60, s-maxage=60";
            unchanged = context.Request.Headers.IfNoneMatch == etag;
        }
        var counted = !unchanged || token is null;
        if (counted) account.Remaining--;
        AddLimits(response, account);
        if (unchanged)
        {
            (response.StatusCode, response.ContentLength, response.ContentType) = (304, null, null);
            return counted;
        }
        body.Position = 0;
        await body.CopyToAsync(wire);
        return counted;
    }

    private static void AddLimits(HttpResponse response, StubAccount account)
    {
        var headers = response.Headers;
        headers["x-ratelimit-limit"] = Text(account.Limit);
        headers["x-ratelimit-remaining"] = Text(account.Remaining);
        headers["x-ratelimit-used"] = Text(account.Limit - account.Remaining);
        headers["x-ratelimit-reset"] = Text(account.ResetAt.ToUnixTimeSeconds());
        headers["x-ratelimit-resource"] = "core";
        if (account.ExpiresAt is { } end)
            headers["github-authentication-token-expiration"] = end.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
    }

    /// <summary>Another one for each token, even of one account.</summary>
    private static string ETag(string? token, MemoryStream body) =>
        $"W/\"{Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes($"{token}\n"), .. body.ToArray()]))}\"";

    private static string? TokenOf(HttpRequest request) => request.Headers.Authorization.ToString().Split(' ') switch
    {
        ["Bearer" or "token", var token] => token,
        _ => null,
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
