using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Audit;
using JakeOps.Gateway.Organizations;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Keys;

/// <summary>Knows scripts by their API key, asked of the table at each request: what was revoked a moment ago on another
/// replica is refused here.</summary>
internal sealed class KeyCallers : CallerCheck
{
    private const string Scheme = "Bearer ";

    private const string Missing =
        "Send an API key in the header Authorization: Bearer jak_..., or sign in (POST /api/account/sign-in).";

    private const string NotWhole = "This is no whole API key (jak_...): copy it again, or make a new one.";

    private const string Unknown = "This server does not know the API key: make a new one (POST /api/keys).";

    /// <summary>How exactly it is known when a key was used last.</summary>
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);

    public override async ValueTask<CallerAnswer> AskAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ } sent] || !sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return new(null, Missing);
        var text = sent[Scheme.Length..].Trim();
        if (!KeyFormat.IsWhole(text)) return new(null, NotWhole);
        var db = context.RequestServices.GetRequiredService<GatewayDbContext>();
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var hash = KeyFormat.HashOf(text);
        var found = await (
            from key in db.Keys.IgnoreQueryFilters()
            where key.Hash == hash
            join one in db.Accounts on key.Account equals one.Id into accounts
            from account in accounts.DefaultIfEmpty()
            join one in db.Members.IgnoreQueryFilters()
                on new { key.Organization, key.Account } equals new { one.Organization, one.Account } into members
            from member in members.DefaultIfEmpty()
            select new { Key = key, Person = account.Name, Role = (Role?)member.Role })
            .AsNoTracking().FirstOrDefaultAsync(context.RequestAborted);
        if (found is null) return new(null, Unknown);
        var (session, address) = ($"key:{found.Key.Id}", context.AddressOfClient());
        if (Refuse(found.Key, found.Role, now) is { } refusal)
        {
            context.Concerns(found.Key.Account, found.Person ?? found.Key.Account, found.Key.Organization, session);
            return new(null, refusal);
        }
        if (!(now - found.Key.LastUsedAt < Exactness)) await TouchAsync(db, found.Key.Id, now, address, context.RequestAborted);
        var role = found.Role!.Value.Permission();
        return new(new(
            found.Key.Organization, found.Key.Account, found.Person, address,
            role < found.Key.Scope ? role : found.Key.Scope, session));
    }

    private static string? Refuse(ApiKey key, Role? role, DateTimeOffset now) => key switch
    {
        { RevokedAt: not null } => $"The API key '{key.Name}' was revoked: make a new one (POST /api/keys).",
        _ when key.ExpiresAt <= now => $"The API key '{key.Name}' has expired: make a new one (POST /api/keys).",
        _ when role is null => $"The API key '{key.Name}' belongs to somebody who is no member of its organization any more.",
        _ => null,
    };

    private static Task TouchAsync(GatewayDbContext db, Guid id, DateTimeOffset now, string address, CancellationToken ct) =>
        db.Keys.IgnoreQueryFilters().Where(key => key.Id == id).ExecuteUpdateAsync(update => update
            .SetProperty(key => key.LastUsedAt, now).SetProperty(key => key.LastUsedAddress, address), ct);
}
