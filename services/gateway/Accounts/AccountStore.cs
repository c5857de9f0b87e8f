using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

/// <summary>Identity's own store in the gateway's database. Recovery codes are kept as hashes: they are passwords.</summary>
internal sealed class AccountStore(GatewayDbContext db)
    : UserOnlyStore<Account, GatewayDbContext, string, IdentityUserClaim<string>, IdentityUserLogin<string>, IdentityUserToken<string>>(db)
{
    public override Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) =>
        base.ReplaceCodesAsync(user, recoveryCodes.Select(SecretToken.Hash), cancellationToken);

    public override Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken) =>
        base.RedeemCodeAsync(user, SecretToken.Hash(code.Trim().ToUpperInvariant()), cancellationToken);
}
