using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace JakeOps.Hosting;

/// <summary>The error answers that every host gives by itself, so that no endpoint has to repeat them.</summary>
internal sealed class OpenApiErrors : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemDetails), cancellationToken: ct);
        foreach (var status in Errors(operation, context.Description.RelativePath ?? ""))
            (operation.Responses ??= []).TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = problem },
                },
            });
    }

    private static IEnumerable<int> Errors(OpenApiOperation operation, string path)
    {
        yield return 401;
        if (path.Contains('{')) yield return 404;
        if (operation.RequestBody is not null) yield return 413;
        if (operation.RequestBody is not null || operation.Parameters is { Count: > 0 }) yield return 422;
        yield return 500;
    }
}
