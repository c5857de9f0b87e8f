using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.Hosting;

/// <summary>What a caller may do in its organization; each includes the ones before it.</summary>
public enum Permission
{
    /// <summary>Viewers: see everything.</summary>
    Read,

    /// <summary>Approvers: act on what an organization works on.</summary>
    Act,

    /// <summary>Owners: everything.</summary>
    Admin,
}

/// <summary>What an endpoint asks of its callers.</summary>
internal sealed record Need(Permission Permission);

public static class Permissions
{
    /// <summary>Every endpoint says this or <see cref="CallerSetup.AllowAnonymousCaller"/>; a host with one that says
    /// neither does not start. The one nearest to the endpoint counts.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Need(permission));

    /// <summary>For an endpoint where what the body says needs more than the endpoint itself does.</summary>
    /// <param name="what">What is refused, as the beginning of a sentence; absent for the whole request.</param>
    public static ProblemHttpResult? Lacks(this Caller caller, Permission needed, string what = "This") =>
        caller.May >= needed ? null : TypedResults.Problem(
            $"{what} needs {Role(needed)} of the organization (an API key: the scope {Word(needed)}); " +
            $"this caller may only {Allowed(caller.May)}.",
            statusCode: StatusCodes.Status403Forbidden,
            extensions: new Dictionary<string, object?> { ["needs"] = needed, ["may"] = caller.May });

    internal static string Role(Permission permission) => permission switch
    {
        Permission.Admin => "an owner",
        Permission.Act => "an approver or owner",
        _ => "a member",
    };

    /// <summary>As it stands in tokens and in API keys' scopes.</summary>
    internal static string Word(Permission permission) => permission.ToString().ToLowerInvariant();

    private static string Allowed(Permission permission) => permission switch
    {
        Permission.Admin => "do everything",
        Permission.Act => "read and act",
        _ => "read",
    };
}
