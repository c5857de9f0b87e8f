using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting;

/// <summary>Who sent a request. An endpoint takes it as a parameter.</summary>
/// <param name="Organization">Everything the endpoint reads and writes belongs to this tenant.</param>
/// <param name="Name">For the audit.</param>
/// <param name="Address">Where the request came from, for the audit.</param>
/// <param name="IsOwner">May do what only an organization's owners may.</param>
public sealed record Caller(string Organization, string Name, string Address, bool IsOwner) : IBindableFromHttpContext<Caller>
{
    /// <summary>The one organization of a machine that nobody signs in to.</summary>
    public const string LocalOrganization = "default";

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Caller>());
}

public static class CallerSetup
{
    /// <summary>The endpoint checks its callers itself (a worker token, a signature) or is open to all (health).</summary>
    public static TBuilder AllowAnonymousCaller<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AnonymousCaller());

    /// <summary>Nobody signs in yet, so whoever sits at this machine is the owner and nobody else is let in.</summary>
    internal static void UseCaller(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AnonymousCaller>() is null)
        {
            if (context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address))
            {
                await TypedResults.Problem(
                    "Only this machine may call this service: there is no sign-in. Call it from 127.0.0.1.",
                    statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(context);
                return;
            }
            var caller = new Caller(Caller.LocalOrganization, "local", context.Connection.RemoteIpAddress?.ToString() ?? "local", true);
            context.Features.Set(caller);
            context.RequestServices.GetRequiredService<Tenant>().Organization = caller.Organization;
        }
        await next(context);
    });

    private sealed class AnonymousCaller;
}
