using JakeOps.Gateway.Access;
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
        var secret = SecretToken.New();
        var agent = context.Request.Headers.UserAgent.ToString();
        db.Sessions.Add(new()
        {
            Id = SecretToken.NewId(), Hash = SecretToken.Hash(secret), Account = account.Id, Organization = organization,
            CreatedAt = now, LastSeenAt = now, ExpiresAt = now + options.Value.SessionIdle,
            Address = context.AddressOfClient(), Agent = agent.Length > LongestAgent ? agent[..LongestAgent] : agent,
        });
        await db.SaveChangesAsync(ct);
        SessionCookie.Write(context, secret, now + options.Value.SessionLife);
    }

    /// <summary>The one whose cookie came with the request, if any.</summary>
    public async Task EndSentAsync(HttpContext context)
    {
        if (SessionCookie.Read(context.Request) is not { } secret) return;
        var hash = SecretToken.Hash(secret);
        if (await db.Sessions.Where(session => session.Hash == hash).Select(session => new { session.Id, session.Account })
                .FirstOrDefaultAsync(context.RequestAborted) is { } found)
            await EndAsync(found.Account, found.Id, context.RequestAborted);
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
