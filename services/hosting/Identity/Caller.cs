using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Hosting;

/// <summary>Who sent a request. An endpoint takes it as a parameter.</summary>
/// <param name="Organization">Everything the endpoint reads and writes belongs to this tenant.</param>
/// <param name="Name">For the audit.</param>
/// <param name="Address">Where the request came from, for the audit.</param>
/// <param name="IsOwner">May do what only an organization's owners may.</param>
public sealed record Caller(string Organization, string Name, string Address, bool IsOwner)
    : IBindableFromHttpContext<Caller>
{
    /// <summary>The one organization of an installation that nobody signs in to.</summary>
    public const string LocalOrganization = "default";

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Caller>());
}
