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
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var need = metadata.OfType<AnonymousCaller>().Any() ? null : metadata.OfType<Need>().LastOrDefault();
        foreach (var status in Errors(operation, context.Description.RelativePath ?? "", need))
            (operation.Responses ??= []).TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = status == 403 && need is not null
                    ? $"Needs {Permissions.Role(need.Permission)} (an API key: the scope {Permissions.Word(need.Permission)})"
                    : ReasonPhrases.GetReasonPhrase(status),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new() { Schema = problem },
                },
            });
    }

    private static IEnumerable<int> Errors(OpenApiOperation operation, string path, Need? need)
    {
        if (need is not null) yield return 401;
        if (need?.Permission > Permission.Read) yield return 403;
        if (path.Contains('{')) yield return 404;
        if (operation.RequestBody is not null) yield return 413;
        if (operation.RequestBody is not null || operation.Parameters is { Count: > 0 }) yield return 422;
        yield return 500;
    }
}
