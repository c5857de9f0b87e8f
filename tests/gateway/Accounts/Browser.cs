using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace JakeOps.Gateway.Tests.Accounts;

/// <summary>Somebody with cookies and a network address of his own.</summary>
internal sealed class Browser : IDisposable
{
    private static int _addresses;

    private readonly HttpClient _http;

    public Browser(Uri address, CookieContainer? cookies = null, IPAddress? from = null)
    {
        var number = Interlocked.Increment(ref _addresses);
        (Cookies, From) = (cookies ?? new(), from ?? IPAddress.Parse($"127.1.{number / 250}.{(number % 250) + 1}"));
        (Email, Name) = ($"person{number}@{Guid.NewGuid():N}.test", $"Person {number}");
        _http = new(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false, ConnectCallback = ConnectAsync })
        {
            BaseAddress = address, Timeout = TimeSpan.FromSeconds(20),
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Browser/1.0");
    }

    public CookieContainer Cookies { get; }

    public IPAddress From { get; }

    public string Email { get; set; }

    public string Name { get; set; }

    public string Password { get; set; } = "purple otters ride at noon";

    public HttpClient Http => _http;

    public string? Cookie => Cookies.GetCookies(_http.BaseAddress!)["jakeops"]?.Value;

    /// <summary>The body of the last answer.</summary>
    public JsonElement Answer { get; private set; }

    public HttpResponseMessage Response { get; private set; } = null!;

    public string Detail => Answer.GetProperty("detail").GetString()!;

    public string Account => Answer.GetProperty("id").GetString()!;

    /// <summary>The same person at another replica, with the same cookies.</summary>
    public Browser At(Uri address) => new(address, Cookies, From) { Email = Email, Password = Password, Name = Name };

    public Task<int> SignUpAsync(string? setupCode = null, string? invitation = null) => PostAsync(
        "/api/account/sign-up", new { email = Email, name = Name, password = Password, setup_code = setupCode, invitation });

    public Task<int> SignInAsync(string? password = null, string? code = null, string? recoveryCode = null) => PostAsync(
        "/api/account/sign-in", new { email = Email, password = password ?? Password, code, recovery_code = recoveryCode });

    public Task<int> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<int> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body ?? new { });

    public Task<int> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, body);

    public Task<int> DeleteAsync(string path, object? body = null) => SendAsync(HttpMethod.Delete, path, body);

    public async Task<int> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        Response = await _http.SendAsync(request);
        var text = await Response.Content.ReadAsStringAsync();
        Answer = text.StartsWith('{') || text.StartsWith('[') ? JsonSerializer.Deserialize<JsonElement>(text) : default;
        return (int)Response.StatusCode;
    }

    /// <summary>As an owner: an invitation's secret.</summary>
    public async Task<string> InviteAsync(string role, string? email = null)
    {
        (await PostAsync("/api/invitations", new { role, email })).ShouldBe(201, Answer.ToString());
        return Answer.GetProperty("link").GetString()!.Split('#')[1];
    }

    /// <summary>As an owner: somebody new in the same organization.</summary>
    public async Task<Browser> NewMemberAsync(string role)
    {
        var member = new Browser(_http.BaseAddress!);
        (await member.SignUpAsync(invitation: await InviteAsync(role))).ShouldBe(201, member.Answer.ToString());
        return member;
    }

    public async Task<string> AccountIdAsync()
    {
        (await GetAsync("/api/account")).ShouldBe(200);
        return Account;
    }

    public void Dispose() => _http.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Bind(new IPEndPoint(From, 0));
        await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, ct);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
