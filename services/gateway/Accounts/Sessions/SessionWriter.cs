using JakeOps.Gateway.Access;
using JakeOps.Gateway.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Accounts.Sessions;

/// <summary>Begins and ends sessions.</summary>
internal sealed class SessionWriter(GatewayDbContext db, IOptions<AccountOptions> options, TimeProvider clock)
{
    private const int LongestAgent = 200;

    /// <summary>Always with a new secret; the one that the browser brought along is good no more.</summary>
    public async Task BeginAsync(HttpContext context, Account account, string? organization)
    {
        var (now, ct) = (clock.GetUtcNow(), context.RequestAborted);
        await EndSentAsync(context);
        await MakeRoomAsync(account.Id, ct);
        var (id, secret) = (SecretToken.NewId(), SecretToken.New());
        var agent = context.Request.Headers.UserAgent.ToString();
        db.Sessions.Add(new()
        {
            Id = id, Hash = SecretToken.Hash(secret), Account = account.Id, Organization = organization,
            CreatedAt = now, LastSeenAt = now, ExpiresAt = now + options.Value.SessionIdle,
            Address = context.AddressOfClient(), Agent = agent.Length > LongestAgent ? agent[..LongestAgent] : agent,
        });
        await db.SaveChangesAsync(ct);
        SessionCookie.Write(context, secret, now + options.Value.SessionLife);
        context.Concerns(account.Id, account.Name, organization, $"session:{id}");
    }

    /// <summary>The one whose cookie came with the request, if any.</summary>
    public async Task EndSentAsync(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is not { } secret) return;
        var hash = SecretToken.Hash(secret);
        var found = await (
            from session in db.Sessions
            where session.Hash == hash
            join account in db.Accounts on session.Account equals account.Id
            select new { session.Id, session.Account, session.Organization, account.Name }).FirstOrDefaultAsync(context.RequestAborted);
        if (found is not null)
        {
            await EndAsync(found.Account, found.Id, context.RequestAborted);
            context.Concerns(found.Account, found.Name, found.Organization, $"session:{found.Id}");
        }
        SessionCookie.Remove(context);
    }

    /// <summary>False when it is none of the account's.</summary>
    public async Task<bool> EndAsync(string account, string id, CancellationToken ct)
    {
        if (await db.Sessions.Where(session => session.Id == id && session.Account == account).ExecuteDeleteAsync(ct) == 0)
            return false;
        db.Changed(clock, account, $"session:{id}");
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <param name="keep">The session that goes on.</param>
    public async Task EndAllAsync(string account, string? keep, CancellationToken ct)
    {
        var ended = await db.Sessions.Where(session => session.Account == account && session.Id != keep)
            .Select(session => session.Id).ToListAsync(ct);
        await db.Sessions.Where(session => ended.Contains(session.Id)).ExecuteDeleteAsync(ct);
        foreach (var id in ended) db.Changed(clock, account, $"session:{id}");
        await db.SaveChangesAsync(ct);
    }

    private async Task MakeRoomAsync(string account, CancellationToken ct)
    {
        var tooMany = await db.Sessions.Where(session => session.Account == account)
            .OrderByDescending(session => session.LastSeenAt).Skip(options.Value.MaxSessions - 1)
            .Select(session => session.Id).ToListAsync(ct);
        foreach (var id in tooMany) await EndAsync(account, id, ct);
    }
}
