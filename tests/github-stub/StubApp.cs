using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Tests.GitHubStub;

/// <summary>A GitHub App: knows its public key, and makes tokens for those that have the private one.</summary>
public sealed class StubApp
{
    private readonly ConcurrentDictionary<string, StubAccount> _tokens = new();
    private readonly RSA _key = RSA.Create(2048);
    private int _made;

    public string Id => "12345";

    public long Installation => 777;

    public string PrivateKey => _key.ExportPkcs8PrivateKeyPem();

    public StubAccount Account { get; } = new("installation");

    public bool Suspended { get; set; }

    public bool Installed { get; set; } = true;

    public int TokensMade => _made;

    public void RevokeTokens() => _tokens.Clear();

    internal StubAccount? AccountOf(string token) => _tokens.GetValueOrDefault(token);

    internal (int Status, JsonNode Body) MakeToken(HttpRequest request, long installation)
    {
        var jwt = request.Headers.Authorization.ToString();
        if (!jwt.StartsWith("Bearer ", StringComparison.Ordinal) || !IsGood(jwt["Bearer ".Length..]))
            return (401, Message("A JSON web token could not be decoded"));
        if (installation != Installation || !Installed) return (404, Message("Not Found"));
        if (Suspended) return (403, Message("This installation has been suspended"));
        var token = $"ghs_stub{Interlocked.Increment(ref _made):0000}abcdefghijklmnop";
        _tokens[token] = Account;
        var json = Templates.Body("installation-token");
        (json["token"], json["expires_at"]) = (token, StubIssue.Time(DateTimeOffset.UtcNow.AddHours(1)));
        return (201, json);
    }

    /// <summary>Signed with the key, made for this App, good now and for at most ten minutes.</summary>
    private bool IsGood(string jwt)
    {
        var parts = jwt.Split('.');
        if (parts.Length != 3) return false;
        var signed = _key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (!signed) return false;
        var claims = JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var (made, ends) = ((long)claims["iat"]!, (long)claims["exp"]!);
        return (string?)claims["iss"] == Id && made <= now && ends > now && ends - now <= 600;
    }

    private static JsonObject Message(string text) => new() { ["message"] = text, ["documentation_url"] = "https://docs.github.com/rest" };
}
