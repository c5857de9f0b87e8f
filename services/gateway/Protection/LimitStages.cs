using System.Globalization;
using System.Threading.RateLimiting;
using JakeOps.Hosting;

namespace JakeOps.Gateway.Protection;

/// <summary>Limits by address come before anything costs anything, the others once it is known who calls.</summary>
internal static class LimitStages
{
    public static void UseAddressLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RequestLimits>();
        app.Use(async (context, next) =>
        {
            using var lease = limits.Addresses.AttemptAcquire(context);
            if (lease.IsAcquired) await next(context);
            else await RefuseAsync(context, lease, $"the address {RequestLimits.AddressOf(context)}");
        });
    }

    public static void UseAccountLimits(this IApplicationBuilder app)
    {
        var limits = app.ApplicationServices.GetRequiredService<RequestLimits>();
        app.Use(async (context, next) =>
        {
            if (context.Features.Get<Caller>() is null)
            {
                await next(context);
                return;
            }
            using var account = limits.Accounts.AttemptAcquire(context);
            using var organization = limits.Organizations.AttemptAcquire(context);
            // Held until the answer has ended.
            using var stream = limits.Streams.AttemptAcquire(context);
            if (!account.IsAcquired) await RefuseAsync(context, account, "this account");
            else if (!organization.IsAcquired) await RefuseAsync(context, organization, "this organization");
            else if (!stream.IsAcquired) await RefuseAsync(context, stream, "this account, which has too many live streams open");
            else await next(context);
        });
    }

    private static Task RefuseAsync(HttpContext context, RateLimitLease lease, string whose)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromSeconds(5);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return TypedResults.Problem(
            $"Too many requests of {whose}: wait {seconds} s, as Retry-After says, and send fewer at once.",
            statusCode: 429).ExecuteAsync(context);
    }
}
