using JakeOps.Gateway.Accounts;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Organizations;

internal static class Invitations
{
    private const string NotGood = "This invitation was used or withdrawn, or ran out, or never was: ask an owner for another one.";
    private const string Anothers = "This invitation is for another e-mail address.";

    /// <summary>Uses an invitation up, in the caller's transaction: where that is given up, it is good again.</summary>
    /// <param name="email">Normalized, of who uses it.</param>
    public static async Task<(Invitation? Invitation, string? Refusal)> TakeInvitationAsync(
        this GatewayDbContext db, string secret, string email, TimeProvider clock, CancellationToken ct)
    {
        var (hash, now) = (SecretToken.Hash(secret), clock.GetUtcNow());
        var found = await db.Invitations.IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(one => one.Hash == hash && one.ExpiresAt > now, ct);
        if (found is null) return (null, NotGood);
        if (found.Email is not null && found.Email != email) return (null, Anothers);
        // Of two who use it at once, one deletes it.
        return await db.Invitations.IgnoreQueryFilters().Where(one => one.Id == found.Id).ExecuteDeleteAsync(ct) == 1
            ? (found, null)
            : (null, NotGood);
    }
}
