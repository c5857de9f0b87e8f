using JakeOps.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JakeOps.Gateway.Docs;

/// <summary><c>/api/openapi.json</c> says all there is, and <c>/api/docs</c> shows it, with files of our own address.</summary>
internal static class DocsSetup
{
    private const string Key = "key";
    private const string Session = "session";

    public static void AddDocs(this WebApplicationBuilder builder) =>
        builder.Services.ConfigureAll<OpenApiOptions>(options => options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        }));

    /// <summary>No endpoints: these are files, and open to everybody.</summary>
    public static void UseDocs(this IApplicationBuilder app) => app.UseSwaggerUI(docs =>
    {
        docs.RoutePrefix = "api/docs";
        docs.DocumentTitle = "JakeOps API";
        docs.SwaggerEndpoint("/api/openapi.json", "JakeOps");
    });

    /// <summary>Where services run elsewhere, in place of hosting's document of this host alone.</summary>
    public static void MapMergedDocument(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/openapi.json", async (MergedDocument merged, CancellationToken ct) =>
                TypedResults.Text(await merged.ReadAsync(ct), "application/json"))
            .WithOrder(-1).ExcludeFromDescription().AllowAnonymousCaller();

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "JakeOps",
            Version = "1",
            Description = "Errors are problem details (RFC 9457): `detail` says what was wrong and how to mend it. " +
                "Too many requests are answered by 429 with Retry-After.",
        };
        document.Servers = [];
        document.AddComponent(Key, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key: jak_...",
        });
        document.AddComponent(Session, new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "jakeops",
            Description = "The cookie of somebody who has signed in",
        });
        document.Security =
        [
            new() { [new(Key, document)] = [] },
            new() { [new(Session, document)] = [] },
        ];
    }
}
