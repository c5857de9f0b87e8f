using System.Net;
using System.Net.Sockets;
using System.Text;
using JakeOps.Tests.Support;

namespace JakeOps.Gateway.Tests;

public sealed class LocalOnlyTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private GatewayApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await GatewayApp.StartAsync(_folder);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("127.0.0.1:8080", null)]
    [InlineData("localhost", null)]
    [InlineData("LOCALHOST:1", null)]
    [InlineData("[::1]:8080", null)]
    [InlineData("localhost:8080", "http://localhost:8080")]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080")]
    public async Task This_machine_is_let_in(string host, string? origin) =>
        (await GetAsync("/health/live", host, origin)).ShouldStartWith("HTTP/1.1 200");

    [Theory]
    [InlineData("evil.example", null)]
    [InlineData("127.0.0.1.evil.example:8080", null)]
    [InlineData("localhost.evil.example", null)]
    [InlineData("10.0.0.5", null)]
    [InlineData("", null)]
    [InlineData("127.0.0.1:8080", "http://evil.example")]
    [InlineData("127.0.0.1:8080", "null")]
    [InlineData("127.0.0.1:8080", "http://localhost:8080")]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:3000")]
    [InlineData("127.0.0.1:8080", "https://127.0.0.1:8080")]
    public async Task Another_name_and_another_page_are_kept_out(string host, string? origin)
    {
        var answer = await GetAsync("/api/events", host, origin);
        answer.ShouldStartWith("HTTP/1.1 403");
        answer.ShouldContain("application/problem+json");
        answer.ShouldContain("while sign-in is off: open");
    }

    [Theory]
    [InlineData("localhost:8080", "http://localhost:5173")]
    [InlineData("localhost:8080", "http://127.0.0.1:5173")]
    public async Task A_dashboard_behind_a_proxy_of_this_machine_is_let_in(string host, string origin) =>
        (await GetAsync("/health/live", host, origin, "same-origin")).ShouldStartWith("HTTP/1.1 200");

    [Theory]
    [InlineData("localhost:8080", "http://localhost:3000", "same-site")]
    [InlineData("localhost:8080", "http://127.0.0.1:3000", "cross-site")]
    [InlineData("localhost:8080", "http://localhost:3000", "none")]
    [InlineData("localhost:8080", "http://evil.example:5173", "same-origin")]
    [InlineData("localhost:8080", "http://localhost.evil.example:5173", "same-origin")]
    [InlineData("localhost:8080", "null", "same-origin")]
    [InlineData("evil.example:8080", "http://localhost:5173", "same-origin")]
    public async Task Any_other_page_behind_a_proxy_is_kept_out(string host, string origin, string site) =>
        (await GetAsync("/api/events", host, origin, site)).ShouldStartWith("HTTP/1.1 403");

    [Fact]
    public async Task No_page_at_all_connects_as_a_worker()
    {
        (await GetAsync("/api/workers/connect", "127.0.0.1:8080", "http://127.0.0.1:8080")).ShouldStartWith("HTTP/1.1 403");
        (await GetAsync("/api/workers/connect", "127.0.0.1:8080", "http://localhost:5173", "same-origin"))
            .ShouldStartWith("HTTP/1.1 403");
        (await GetAsync("/api/workers/connect", "127.0.0.1:8080", null)).ShouldStartWith("HTTP/1.1 404");
    }

    [Theory]
    [InlineData("http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://[::1]:8080")]
    public void An_address_of_this_machine_needs_no_sign_in(string url) => LocalOnly.Verify([url]).ShouldBeNull();

    [Theory]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://*:8080")]
    [InlineData("http://+:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://192.168.1.4:8080")]
    [InlineData("http://build-7:8080")]
    [InlineData("nonsense")]
    public void Any_other_address_is_refused_with_what_to_do(string url) =>
        LocalOnly.Verify(["http://127.0.0.1:8080", url]).ShouldBe(
            $"Sign-in is off, so JakeOps may only listen on this machine, and {url} is open to others: " +
            "listen on http://127.0.0.1:PORT, or turn sign-in on.");

    /// <summary>By hand, because an HTTP client does not send every Host.</summary>
    private async Task<string> GetAsync(string path, string host, string? origin, string? fetchSite = null)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _app.Address.Port);
        await using var stream = client.GetStream();
        var header = origin is null ? "" : $"Origin: {origin}\r\n";
        if (fetchSite is not null) header += $"Sec-Fetch-Site: {fetchSite}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\n{header}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
