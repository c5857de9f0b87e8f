using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JakeOps.Gateway.Accounts;

internal static class Waiting
{
    public static ProblemHttpResult Refuse(HttpContext context, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = seconds;
        return TypedResults.Problem(
            $"Too many attempts from your address failed: wait {seconds} s, as Retry-After says, and try again.", statusCode: 429);
    }
}
