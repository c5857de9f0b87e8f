using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Sends one request as the host wants it, and reads its answer within limits.</summary>
/// <remarks>Redirects are followed by hand: the automatic ones drop the credential, and a renamed private repository
/// would look as if it were gone.</remarks>
internal sealed class GitHubHttp(AllowedHosts hosts, IOptions<GitHubSyncOptions> options) : IDisposable
{
    public const string ApiVersion = "2022-11-28";
    public const string Accept = "application/vnd.github+json";

    private const int MaxRedirects = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        MaxResponseHeadersLength = 64,
    })
    { Timeout = options.Value.CallTimeout };

    /// <param name="authorization">Sent to the API's own server and nowhere else.</param>
    public async Task<(RawAnswer? Answer, Problem? Problem)> SendAsync(
        Access access, HttpMethod method, Uri address, AuthenticationHeaderValue? authorization, object? body, string? etag,
        CancellationToken ct)
    {
        if (hosts.Refuse(access.Api) is { } refusal) return (null, refusal);
        for (var redirects = 0; ; redirects++)
        {
            if (!access.Covers(address)) return (null, Elsewhere(address));
            var (answer, problem) = await SendOnceAsync(method, address, authorization, body, etag, ct);
            if (answer is null) return (null, problem);
            access.Note(answer.Status != 304 || authorization is null);
            if (answer.Status is not (301 or 302 or 307 or 308) || redirects == MaxRedirects
                || !Uri.TryCreate(address, answer.Header("Location"), out var target)) return (answer, null);
            address = target;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(RawAnswer?, Problem?)> SendOnceAsync(
        HttpMethod method, Uri address, AuthenticationHeaderValue? authorization, object? body, string? etag,
        CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.UserAgent.ParseAdd("JakeOps");
        request.Headers.Accept.ParseAdd(Accept);
        request.Headers.Add("X-GitHub-Api-Version", ApiVersion);
        request.Headers.Authorization = authorization;
        // What some proxy remembers is not what the host says now.
        request.Headers.CacheControl = new() { MaxAge = TimeSpan.Zero };
        if (etag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        if (body is not null) request.Content = JsonContent.Create(body, options: Payloads.Json);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return await ReadAsync(response, address, ct);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException
            && !ct.IsCancellationRequested)
        {
            return (null, new(ProblemKind.Transient, $"The host {address.Host} was not reached or did not answer to the end: "
                + $"{failure.GetBaseException().Message} It is tried again by itself."));
        }
    }

    private async Task<(RawAnswer?, Problem?)> ReadAsync(HttpResponseMessage response, Uri address, CancellationToken ct)
    {
        var limit = options.Value.MaxAnswerBytes;
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        // The client's own timeout ends with the headers.
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(options.Value.CallTimeout);
        int read;
        while ((read = await stream.ReadAsync(buffer, late.Token)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > limit)
                return (null, new(ProblemKind.TooLarge,
                    $"The host's answer is larger than {limit / 1024 / 1024} MB and was not read.", (int)response.StatusCode));
        }
        return (new((int)response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType ?? "",
            body.ToArray(), address), null);
    }

    private static Problem Elsewhere(Uri address) => new(ProblemKind.HostNotAllowed,
        $"The host sends on to another server ({(address.IsAbsoluteUri ? address.Host : "no address")}), which is not called.");
}
