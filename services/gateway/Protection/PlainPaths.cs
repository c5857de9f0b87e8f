using Microsoft.AspNetCore.Http.Features;

namespace JakeOps.Gateway.Protection;

/// <summary>Refuses a path that a proxy and the program behind it could read in two ways. No address of JakeOps needs
/// one.</summary>
internal static class PlainPaths
{
    private const string Refusal =
        "The path is written in a way that can be read as another one: without //, dot segments, backslashes and the " +
        "escapes %2F, %5C, %25 and those of control characters. The addresses are listed in /api/openapi.json.";

    // An escaped percent sign would be an escape again for the next one who reads it.
    private static readonly string[] Ambiguous = ["//", @"\", "%2F", "%5C", "%25", "%0", "%1", "%7F"];

    public static void UsePlainPaths(this IApplicationBuilder app) => app.Use((context, next) =>
        IsPlain(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget)
            ? next(context)
            : TypedResults.Problem(Refusal, statusCode: 400).ExecuteAsync(context));

    private static bool IsPlain(string target)
    {
        var path = target.Split('?')[0];
        return path.StartsWith('/')
            && !Ambiguous.Any(part => path.Contains(part, StringComparison.OrdinalIgnoreCase))
            && !path.Replace("%2E", ".", StringComparison.OrdinalIgnoreCase).Split('/').Any(name => name is "." or "..");
    }
}
