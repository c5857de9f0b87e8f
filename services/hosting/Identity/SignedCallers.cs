using Microsoft.AspNetCore.Http;

namespace JakeOps.Hosting;

/// <summary>Believes the gateway's signature and nothing else, wherever the request comes from.</summary>
internal sealed class SignedCallers(string publicKey) : CallerCheck
{
    private const string Refusal = "This service answers to the gateway alone: call the gateway's address instead.";

    private readonly IdentityVerifier _verifier = new(publicKey);

    public override async ValueTask<CallerAnswer> AskAsync(HttpContext context) =>
        context.Request.Headers[IdentityToken.Header] is [{ } token]
        && await _verifier.ReadAsync(token) is { } caller
            ? new(caller)
            : new(null, Refusal);
}
