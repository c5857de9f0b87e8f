using JakeOps.Gateway.Organizations;
using JakeOps.Hosting;

namespace JakeOps.Gateway.OpenId;

/// <summary>Section <c>OpenIdConnect</c>: a company's own sign-in. Off without an authority.</summary>
internal sealed class OpenIdOptions
{
    /// <summary>Whose <c>/.well-known/openid-configuration</c> says the rest.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Absent for a public client.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>On the button.</summary>
    public string Label { get; set; } = "Company account";

    public string Scope { get; set; } = "openid profile email";

    /// <summary>The claim that names a person's groups.</summary>
    public string GroupsClaim { get; set; } = "groups";

    /// <summary>Groups whose people are owners, separated by commas; <c>*</c> for everybody.</summary>
    public string Owners { get; set; } = "";

    public string Approvers { get; set; } = "";

    public string Viewers { get; set; } = "";

    /// <summary>What they are members of.</summary>
    public string Organization { get; set; } = Caller.LocalOrganization;

    /// <summary>The provider's e-mail addresses belong to its people, although it does not say so of each
    /// (<c>email_verified</c>).</summary>
    public bool TrustEmail { get; set; }

    /// <summary>The most that any of the groups allows; null for nothing.</summary>
    public Role? RoleOf(IReadOnlyCollection<string> groups)
    {
        if (Has(Owners)) return Role.Owner;
        if (Has(Approvers)) return Role.Approver;
        return Has(Viewers) ? Role.Viewer : null;

        bool Has(string listed) => listed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Any(name => name == "*" || groups.Contains(name));
    }
}
