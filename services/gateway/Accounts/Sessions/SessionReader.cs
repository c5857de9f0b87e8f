using JakeOps.Gateway.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts.Sessions;

/// <param name="Role">Null where the account is no member of the organization (any more).</param>
internal sealed record SignedIn(string Session, string Account, string Name, string? Organization, Role? Role);

/// <summary>Who a cookie belongs to, asked of the table at each request: what ended a moment ago on another replica
/// has ended here.</summary>
internal sealed class SessionReader(GatewayDbContext db, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>How exactly it is known when a session was used last.</summary>
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);

    public async Task<SignedIn?> ReadAsync(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is not { } secret) return null;
        var (hash, now, ct) = (SecretToken.Hash(secret), clock.GetUtcNow(), context.RequestAborted);
        var found = await (
            from session in db.Sessions
            where session.Hash == hash && session.ExpiresAt > now
            join account in db.Accounts on session.Account equals account.Id
            join one in db.Members.IgnoreQueryFilters()
                on new { session.Organization, session.Account } equals new { Organization = (string?)one.Organization, one.Account } into members
            from member in members.DefaultIfEmpty()
            select new
            {
                session.Id, session.LastSeenAt, session.CreatedAt, Account = account.Id, account.Name, session.Organization,
                Role = (Role?)member.Role,
            }).FirstOrDefaultAsync(ct);
        if (found is null) return null;
        if (now - found.LastSeenAt > Exactness) await TouchAsync(context, found.Id, found.CreatedAt, now, ct);
        return new(found.Id, found.Account, found.Name, found.Role is null ? null : found.Organization, found.Role);
    }

    private async Task TouchAsync(HttpContext context, string id, DateTimeOffset createdAt, DateTimeOffset now, CancellationToken ct)
    {
        var (longest, idle) = (createdAt + options.Value.SessionLife, now + options.Value.SessionIdle);
        var (expires, address) = (idle < longest ? idle : longest, context.AddressOfClient());
        await db.Sessions.Where(session => session.Id == id).ExecuteUpdateAsync(update => update
            .SetProperty(session => session.LastSeenAt, now).SetProperty(session => session.ExpiresAt, expires)
            .SetProperty(session => session.Address, address), ct);
    }
}

internal static class Client
{
    public static string AddressOfClient(this HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
