using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting;

/// <summary>How this host knows who calls. Without a setting only this machine may.</summary>
public abstract class CallerCheck
{
    /// <summary>The caller, or the sentence that refuses him.</summary>
    public abstract ValueTask<CallerAnswer> AskAsync(HttpContext context);
}

/// <param name="Refusal">What was wrong and how to mend it, where there is no caller.</param>
public readonly record struct CallerAnswer(Caller? Caller, string? Refusal = null);

public static class CallerSetup
{
    /// <summary>The endpoint checks its callers itself (a worker token, a signature) or is open to all
    /// (health).</summary>
    public static TBuilder AllowAnonymousCaller<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new AnonymousCaller());

    /// <summary>Services behind a gateway are given its public key, and then believe nobody else.</summary>
    internal static void AddCallers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Microsoft.AspNetCore.Hosting.IStartupFilter, PolicyCheck>();
        if (builder.Configuration["Identity:PublicKey"] is { Length: > 0 } key)
            builder.Services.AddSingleton<CallerCheck>(new SignedCallers(key));
        else
            builder.Services.AddSingleton<CallerCheck, LocalCallers>();
    }

    internal static void UseCaller(this IApplicationBuilder app)
    {
        var check = app.ApplicationServices.GetRequiredService<CallerCheck>();
        app.Use(async (context, next) =>
        {
            var endpoint = context.GetEndpoint()?.Metadata;
            if (endpoint?.GetMetadata<AnonymousCaller>() is null)
            {
                var (caller, refusal) = await check.AskAsync(context);
                if (caller is null)
                {
                    context.Response.Headers.WWWAuthenticate = "Bearer";
                    await TypedResults.Problem(refusal, statusCode: 401).ExecuteAsync(context);
                    return;
                }
                // A refused caller is known, too, to what surrounds this.
                context.Features.Set(caller);
                // Where nothing is, only members learn that.
                if (caller.Lacks(endpoint?.GetMetadata<Need>()?.Permission ?? Permission.Read) is { } forbidden)
                {
                    await forbidden.ExecuteAsync(context);
                    return;
                }
                context.RequestServices.GetRequiredService<Tenant>().Organization = caller.Organization;
            }
            await next(context);
        });
    }
}

/// <summary>Stands at an endpoint that lets callers in unseen.</summary>
internal sealed class AnonymousCaller;
