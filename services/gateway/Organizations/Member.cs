using JakeOps.Hosting;

namespace JakeOps.Gateway.Organizations;

internal enum Role
{
    Viewer,
    Approver,
    Owner,
}

/// <summary>An account in an organization.</summary>
internal sealed class Member : ITenantOwned
{
    public required string Organization { get; init; }

    public required string Account { get; init; }

    public required Role Role { get; set; }

    public required DateTimeOffset Since { get; init; }
}

internal static class Roles
{
    public static Permission Permission(this Role role) => role switch
    {
        Role.Owner => Hosting.Permission.Admin,
        Role.Approver => Hosting.Permission.Act,
        _ => Hosting.Permission.Read,
    };
}
