using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace JakeOps.Tests.GitHubStub;

/// <summary>Sends webhooks to one address, signed with its secret.</summary>
public sealed class StubHooks(Uri target, string secret)
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromMinutes(1) };

    public Task<HttpResponseMessage> SendAsync(string happened, JsonNode body, string? delivery = null) =>
        SendRawAsync(happened, Encoding.UTF8.GetBytes(body.ToJsonString()), delivery);

    public Task<HttpResponseMessage> SendRawAsync(string happened, byte[] body, string? delivery = null) =>
        SendSignedAsync(happened, body, Sign(body), delivery);

    /// <param name="signature">Of <c>X-Hub-Signature-256</c>; null for none.</param>
    public async Task<HttpResponseMessage> SendSignedAsync(
        string happened, byte[] body, string? signature, string? delivery = null, string type = "application/json",
        string header = "X-Hub-Signature-256")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.UserAgent.ParseAdd("GitHub-Hookshot/044aadd");
        request.Headers.Add("X-GitHub-Event", happened);
        request.Headers.Add("X-GitHub-Delivery", delivery ?? Guid.NewGuid().ToString());
        request.Headers.Add("X-GitHub-Hook-ID", "12312312");
        if (signature is not null) request.Headers.TryAddWithoutValidation(header, signature);
        return await Http.SendAsync(request);
    }

    public string Sign(byte[] body) =>
        $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body))}";
}
