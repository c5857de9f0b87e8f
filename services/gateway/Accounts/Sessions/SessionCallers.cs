using JakeOps.Gateway.Organizations;
using JakeOps.Hosting;

namespace JakeOps.Gateway.Accounts.Sessions;

/// <summary>Knows people by the cookie of their session.</summary>
/// <param name="keys">Knows scripts by what they send as <c>Authorization</c>.</param>
internal sealed class SessionCallers(CallerCheck keys) : CallerCheck
{
    private const string Nobody =
        "Sign in first (POST /api/account/sign-in), or send an API key in the header Authorization: Bearer KEY.";

    private const string NoMember =
        "You are no member of this session's organization (any more): switch to another one " +
        "(POST /api/account/organization), make one, or accept an invitation.";

    public override async ValueTask<CallerAnswer> AskAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count > 0) return await keys.AskAsync(context);
        return await context.RequestServices.GetRequiredService<SessionReader>().ReadAsync(context) switch
        {
            null => new(null, Nobody),
            { Organization: { } organization, Role: { } role } person => new(new(
                organization, person.Account, person.Name, context.AddressOfClient(), role.Permission(),
                $"session:{person.Session}")),
            _ => new(null, NoMember),
        };
    }
}
