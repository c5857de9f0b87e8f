using Microsoft.AspNetCore.Identity;

namespace JakeOps.Gateway.Accounts;

/// <summary>A person who signs in. The user name is the e-mail address.</summary>
internal sealed class Account : IdentityUser
{
    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The organization of the next session.</summary>
    public string? LastOrganization { get; set; }

    /// <summary>Codes of the authenticator app that were used while they may still be valid: none is good twice.</summary>
    public string UsedCodes { get; set; } = "";
}
