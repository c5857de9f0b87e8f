using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JakeOps.Hosting;

/// <summary>What the gateway hands on about a caller: a JWT (RFC 7519) in a header of its own, signed with ECDSA on
/// P-256, so that a service can check it and not make one.</summary>
public static class IdentityToken
{
    public const string Header = "X-JakeOps-Identity";

    internal const string Issuer = "jakeops-gateway";
    internal const string Audience = "jakeops-services";
    internal const string Organization = "org";
    internal const string Address = "addr";
    internal const string May = "may";
    internal const string Session = "sid";

    /// <summary>A request is on its way for less than that.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    /// <summary>Clocks of an installation may differ by this much.</summary>
    internal static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(3);

    internal static ECDsaSecurityKey Key(string pem)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return new(key);
    }
}

/// <summary>Signs identities; only the gateway has the key for it.</summary>
/// <param name="privateKey">PEM.</param>
public sealed class IdentitySigner(string privateKey, TimeProvider clock)
{
    private readonly SigningCredentials _credentials =
        new(IdentityToken.Key(privateKey), SecurityAlgorithms.EcdsaSha256);

    private readonly JsonWebTokenHandler _handler = new();

    public string Sign(Caller caller)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = IdentityToken.Issuer,
            Audience = IdentityToken.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + IdentityToken.Life,
            SigningCredentials = _credentials,
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = caller.Account,
                [JwtRegisteredClaimNames.Name] = caller.Name,
                [IdentityToken.Organization] = caller.Organization,
                [IdentityToken.Address] = caller.Address,
                [IdentityToken.May] = Permissions.Word(caller.May),
                [IdentityToken.Session] = caller.Session,
            },
        });
    }
}

/// <param name="publicKey">PEM.</param>
internal sealed class IdentityVerifier(string publicKey)
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    private readonly TokenValidationParameters _rules = new()
    {
        ValidIssuer = IdentityToken.Issuer,
        ValidAudience = IdentityToken.Audience,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKey = IdentityToken.Key(publicKey),
        ClockSkew = IdentityToken.ClockSkew,
    };

    /// <summary>Null for whatever the gateway has not signed for now.</summary>
    public async Task<Caller?> ReadAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, _rules);
        return result.IsValid
            && Claim(JwtRegisteredClaimNames.Sub) is { Length: > 0 } account
            && Claim(JwtRegisteredClaimNames.Name) is { Length: > 0 } name
            && Claim(IdentityToken.Organization) is { Length: > 0 } organization
            && Claim(IdentityToken.Session) is { Length: > 0 } session
            && Enum.GetValues<Permission>().Where(one => Permissions.Word(one) == Claim(IdentityToken.May)).ToList()
                is [var may]
            ? new(organization, account, name, Claim(IdentityToken.Address) ?? "", may, session)
            : null;

        string? Claim(string claim) => result.Claims.TryGetValue(claim, out var value) ? value as string : null;
    }
}
