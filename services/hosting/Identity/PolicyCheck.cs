using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting;

/// <summary>Looks at all endpoints before the first request can come: none may be open because it was forgotten.</summary>
internal sealed class PolicyCheck : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        var forgotten = app.ApplicationServices.GetRequiredService<EndpointDataSource>().Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<Need>() is null
                && endpoint.Metadata.GetMetadata<AnonymousCaller>() is null)
            .Select(endpoint => endpoint.DisplayName).ToList();
        if (forgotten.Count > 0)
            throw new InvalidOperationException(
                "These endpoints do not say who may call them: add .Needs(Permission...) or, where they check a " +
                $"credential of their own or are open to everybody, .AllowAnonymousCaller(): {string.Join("; ", forgotten)}.");
    };
}
