using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Hosting;

namespace JakeOps.Gateway.Tests;

/// <summary>A door that many tests knock at.</summary>
public sealed class OpenDoor : IAsyncLifetime
{
    internal DoorHost Door { get; } = new();

    public async ValueTask InitializeAsync() => await Door.OpenAsync(await Door.ReplicaAsync("one"));

    public ValueTask DisposeAsync() => Door.DisposeAsync();
}

public class ProtectionTests(OpenDoor open) : IClassFixture<OpenDoor>
{
    private const string Path = "/api/deliveries/d1";

    private readonly DoorHost _door = open.Door;

    private Uri Address => _door.Http.BaseAddress!;

    [Theory]
    [InlineData("/")]
    [InlineData(Path)]
    [InlineData("/api/sources")]
    [InlineData("/api/events?last_event_id=x")]
    [InlineData("/health/live")]
    public async Task Every_answer_tells_browsers_what_they_may_do_with_it(string path)
    {
        using var answer = await _door.Http.GetAsync(path);
        string Header(string name) => answer.Headers.GetValues(name).Single();
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("X-Frame-Options").ShouldBe("DENY");
        Header("Referrer-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header("Permissions-Policy").ShouldContain("microphone=()");
        var policy = Header("Content-Security-Policy");
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("base-uri 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.Contains("Server").ShouldBeFalse();
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("This is plain HTTP.");
        if (path.StartsWith("/api", StringComparison.Ordinal)) Header("Cache-Control").ShouldContain("no-store");
    }

    [Fact]
    public async Task A_file_of_what_an_agent_said_runs_nothing()
    {
        using var answer = await _door.Http.GetAsync($"{Path}/runs/r1/diff");
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldStartWith("default-src 'none'");
        policy.ShouldContain("; sandbox");
        policy.ShouldNotContain("script-src");
    }

    [Theory]
    [InlineData("//api/deliveries/d1")]
    [InlineData("/api//deliveries/d1")]
    [InlineData("/api/workers/connect/../../deliveries/d1")]
    [InlineData("/api/workers/connect/%2e%2e/tokens")]
    [InlineData("/api/webhooks/github/%2E./x")]
    [InlineData("/api/webhooks/github/..%2f..%2fdeliveries")]
    [InlineData("/api/webhooks/github/%252e%252e")]
    [InlineData("/api/webhooks/github/..%5c..%5cdeliveries")]
    [InlineData(@"/api/webhooks/github/..\..\deliveries")]
    [InlineData("/api/deliveries/d1%00.json")]
    [InlineData("/api/deliveries/%0d%0aX-Injected:%201")]
    [InlineData("http://other.example/api/deliveries/d1")]
    public async Task A_path_that_can_be_read_in_two_ways_is_refused(string target)
    {
        var answer = await RawHttp.GetAsync(Address, target, $"Authorization: Bearer {_door.OwnerKey}");
        answer.ShouldStartWith("HTTP/1.1 400");
        answer.ShouldNotContain("replica");
        answer.ShouldNotContain("X-Injected: 1");
    }

    [Theory]
    [InlineData("cross-site", null)]
    [InlineData("same-site", null)]
    [InlineData(null, "https://evil.example")]
    [InlineData(null, "null")]
    [InlineData("cross-site", "https://evil.example")]
    public async Task Another_sites_page_commands_nothing(string? site, string? origin)
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put })
        {
            using var answer = await SendAsync(method, site, origin);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Another site's page");
        }
    }

    [Fact]
    public async Task The_dashboards_own_page_and_scripts_may_command()
    {
        (await SendAsync(HttpMethod.Post, null, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Post, "same-origin", Address.GetLeftPart(UriPartial.Authority))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Post, null, Address.GetLeftPart(UriPartial.Authority))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Get, "cross-site", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/api/workers/connect", "Origin: https://evil.example")]
    [InlineData("/api/workers/connect", "Origin: SELF")]
    [InlineData("/api/deliveries/socket", "Origin: https://evil.example")]
    public async Task A_socket_of_a_foreign_page_is_refused(string path, string origin) =>
        (await RawHttp.GetAsync(
            Address, path, origin.Replace("SELF", Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal),
            $"Authorization: Bearer {_door.OwnerKey}", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==")).ShouldStartWith("HTTP/1.1 403");

    [Fact]
    public async Task What_a_client_says_of_the_connection_takes_no_header_away_and_adds_none()
    {
        var answer = await RawHttp.GetAsync(
            Address, Path, $"Authorization: Bearer {_door.OwnerKey}", $"Connection: {IdentityToken.Header}",
            $"{IdentityToken.Header}: forged", "X_JakeOps_Identity: forged", "X-JakeOps-Change: forged");
        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldContain("\"name\":\"owner\"");
        answer.ShouldNotContain("forged");
    }

    [Theory]
    [InlineData("Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\nGET /api/deliveries/smuggled HTTP/1.1\nHost: x\n\n")]
    [InlineData("Content-Length: 4\nContent-Length: 40\n\nabcdGET /api/deliveries/smuggled HTTP/1.1\nHost: x\n\n")]
    [InlineData("Transfer-Encoding: chunked, identity\n\n0\n\nGET /api/deliveries/smuggled HTTP/1.1\nHost: x\n\n")]
    [InlineData("Transfer-Encoding: xchunked\n\n0\n\nGET /api/deliveries/smuggled HTTP/1.1\nHost: x\n\n")]
    [InlineData("Content-Length : 4\n\nabcd")]
    public async Task A_body_with_two_lengths_brings_no_second_request_in(string rest)
    {
        var answer = await RawHttp.SendAsync(
            Address, $"POST {Path} HTTP/1.1\nHost: {Address.Authority}\nAuthorization: Bearer {_door.OwnerKey}\n{rest}");
        answer.Split("HTTP/1.1 200").Length.ShouldBeLessThanOrEqualTo(2, "one answer at most");
        answer.ShouldNotContain("smuggled");
        (answer.Contains("HTTP/1.1 400", StringComparison.Ordinal) || answer.Contains("Connection: close", StringComparison.Ordinal))
            .ShouldBeTrue(answer);
    }

    [Fact]
    public async Task A_body_that_is_too_large_for_its_address_is_refused()
    {
        using var large = await _door.Http.PostAsJsonAsync(Path, new { text = new string('x', 1_100_000) });
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using var chunked = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(new string('x', 1_100_000)) };
        chunked.Headers.TransferEncodingChunked = true;
        (await _door.Http.SendAsync(chunked)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var detail = await large.Content.ReadFromJsonAsync<JsonElement>();
        detail.GetProperty("detail").GetString().ShouldBe("The body is too large for this address; send less at a time.");
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string? site, string? origin)
    {
        using var request = new HttpRequestMessage(method, Path);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin);
        return await _door.Http.SendAsync(request);
    }
}
