using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

/// <summary>Identity's own store in the gateway's database. Recovery codes are kept as hashes: they are passwords.</summary>
internal sealed class AccountStore(GatewayDbContext db)
    : UserOnlyStore<Account, GatewayDbContext, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>>(db)
{
    private bool _redeems;

    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, _redeems ? recoveryCodes : recoveryCodes.Select(SecretToken.Hash), cancellationToken);

    /// <summary>Writes back those that are left, which are hashes already.</summary>
    public override async Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        _redeems = true;
        try { return await base.RedeemCodeAsync(user, SecretToken.Hash(code.Trim().ToUpperInvariant()), cancellationToken); }
        finally { _redeems = false; }
    }
}
