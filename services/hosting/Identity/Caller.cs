using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Hosting;

/// <summary>Who sent a request. An endpoint takes it as a parameter.</summary>
/// <param name="Organization">Everything the endpoint reads and writes belongs to this tenant.</param>
/// <param name="Account">Id of the person, the same for ever; an API key acts for the account that made it.</param>
/// <param name="Name">The person's name as it is now, for people who read what happened.</param>
/// <param name="Address">Where the request came from, for the audit.</param>
/// <param name="May">What it may do; an API key's scope has been taken into account.</param>
/// <param name="Session">By what it was signed in: <c>session:ID</c> or <c>key:ID</c>.</param>
public sealed record Caller(
    string Organization, string Account, string Name, string Address, Permission May, string Session)
    : IBindableFromHttpContext<Caller>
{
    /// <summary>The one organization of an installation that nobody signs in to.</summary>
    public const string LocalOrganization = "default";

    /// <summary>Account, name and session of whoever sits at a machine that nobody signs in to.</summary>
    public const string Local = "local";

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Caller>());
}
