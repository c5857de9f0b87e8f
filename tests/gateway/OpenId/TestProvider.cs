using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JakeOps.Gateway.Tests.OpenId;

/// <summary>A small OpenID Connect provider: discovery, authorization code with PKCE, user info. It signs in at once
/// whoever <see cref="Person"/> says, and lies where a test asks it to.</summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "jakeops";
    public const string ClientSecret = "a secret between the two";

    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string RedirectUri)> _codes = new();
    private ECDsaSecurityKey _key = NewKey();
    private WebApplication _app = null!;

    public string Address => _app.Urls.First();

    /// <summary>Claims of whoever signs in.</summary>
    public Dictionary<string, object> Person { get; set; } = [];

    /// <summary>What is changed in the ID token's claims.</summary>
    public Action<Dictionary<string, object>> Lie { get; set; } = _ => { };

    public bool SignsWithAnotherKey { get; set; }

    /// <summary>Token requests that were granted.</summary>
    public int Granted { get; private set; }

    public static async Task<TestProvider> StartAsync()
    {
        var provider = new TestProvider();
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        provider._app = builder.Build();
        provider._app.MapGet("/.well-known/openid-configuration", provider.Discovery);
        provider._app.MapGet("/keys", provider.Keys);
        provider._app.MapGet("/authorize", provider.Authorize);
        provider._app.MapPost("/token", provider.TokenAsync);
        provider._app.MapGet("/userinfo", () => provider.Person);
        await provider._app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private object Discovery() => new
    {
        issuer = Address, authorization_endpoint = $"{Address}/authorize", token_endpoint = $"{Address}/token",
        userinfo_endpoint = $"{Address}/userinfo", jwks_uri = $"{Address}/keys",
        response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" },
        id_token_signing_alg_values_supported = new[] { "ES256" }, code_challenge_methods_supported = new[] { "S256" },
    };

    private object Keys()
    {
        var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(_key);
        return new { keys = new[] { new { kty = key.Kty, crv = key.Crv, x = key.X, y = key.Y, kid = _key.KeyId, use = "sig", alg = "ES256" } } };
    }

    private IResult Authorize(HttpRequest request)
    {
        string Sent(string name) => request.Query[name].ToString();
        if (Sent("client_id") != ClientId || Sent("response_type") != "code" || Sent("code_challenge_method") != "S256"
            || Sent("code_challenge").Length < 40 || !Sent("scope").Split(' ').Contains("openid"))
            return Results.BadRequest("This is no authorization request with PKCE.");
        var code = RandomNumberGenerator.GetHexString(32);
        _codes[code] = (Sent("nonce"), Sent("code_challenge"), Sent("redirect_uri"));
        return Results.Redirect($"{Sent("redirect_uri")}?code={code}&state={Uri.EscapeDataString(Sent("state"))}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        // Good once, for who asked, for where it was sent.
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret
            || !_codes.TryRemove(form["code"].ToString(), out var asked) || form["redirect_uri"] != asked.RedirectUri
            || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        Granted++;
        var claims = new Dictionary<string, object>(Person) { ["iss"] = Address, ["aud"] = ClientId, ["nonce"] = asked.Nonce };
        Lie(claims);
        return Results.Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 60, id_token = Sign(claims) });
    }

    private string Sign(Dictionary<string, object> claims)
    {
        var key = SignsWithAnotherKey ? NewKey(_key.KeyId) : _key;
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims, IssuedAt = now, NotBefore = now, Expires = now.AddMinutes(5),
            SigningCredentials = new(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static ECDsaSecurityKey NewKey(string? id = null) =>
        new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = id ?? RandomNumberGenerator.GetHexString(8) };
}
