using System.Text.Json;
using System.Text.Json.Serialization;
using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JakeOps.Hosting;

/// <summary>What every host of services starts with and ends with.</summary>
public static class HostingService
{
    /// <summary>First line of a host: clock, JSON, problem details, health, telemetry, logs.</summary>
    /// <param name="name">Names the process in logs and telemetry.</param>
    public static void AddHosting(this WebApplicationBuilder builder, string name)
    {
        builder.AddSecrets();
        builder.AddCallers();
        builder.Services.TryAddSingleton(new SharedClock(TimeProvider.System));
        builder.Services.TryAddSingleton<TimeProvider>(services => services.GetRequiredService<SharedClock>());
        builder.Services.AddScoped<Tenant>();
        builder.Services.AddScoped<ParkedMessages>();
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Explain);
        builder.Services.AddExceptionHandler<BadInputHandler>();
        // Otherwise a body that cannot be read is an empty 400 outside of development.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi(options =>
            options.AddSchemaTransformer<OpenApiNames>().AddOperationTransformer<OpenApiErrors>());
        builder.Services.AddHealthChecks();
        builder.Services.ConfigureHttpJsonOptions(Json);
        builder.AddTelemetry(name);
        builder.Logging.AddLines();
    }

    /// <summary>Last lines of a host: errors as problem details, the caller's identity, health and the OpenAPI document.</summary>
    public static void UseHosting(this WebApplication app)
    {
        // Making the bus takes as long as looking at the databases, which comes first: both at once.
        _ = Task.Run(() => app.Services.GetService<IBusControl>());
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseRouteNames();
        app.MapHealth();
        app.MapOpenApi("/api/openapi.json").AllowAnonymousCaller();
        app.MapParked();
        app.UseRouting();
        app.UseCaller();
    }

    /// <summary>One file a setting, as containers mount them: <c>ConnectionStrings__delivery</c> holds that setting's
    /// value. Nothing else of a host sees what stands in them.</summary>
    private static void AddSecrets(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["JAKEOPS_SECRETS"] is { Length: > 0 } folder)
            builder.Configuration.AddKeyPerFile(Path.GetFullPath(folder), optional: false);
    }

    private static void Explain(ProblemDetailsContext context) => context.ProblemDetails.Detail ??= context.ProblemDetails.Status switch
    {
        500 => "The service failed on this request. The reason is in its log, under the trace id given here.",
        404 => "There is nothing at this address. The addresses are listed in /api/openapi.json.",
        405 => "This address does not take this method. The methods are listed in /api/openapi.json.",
        502 or 503 or 504 => "The service behind this address does not answer at the moment; try again in a few seconds.",
        413 => "The body is too large for this address; send less at a time.",
        415 => "Send the body as application/json.",
        _ => null,
    };

    private static void Json(JsonOptions options)
    {
        var json = options.SerializerOptions;
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.DictionaryKeyPolicy = null;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        json.NumberHandling = JsonNumberHandling.Strict;
    }
}
