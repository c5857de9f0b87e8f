using MassTransit.Logging;
using MassTransit.Monitoring;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace JakeOps.Hosting;

/// <summary>Traces, metrics and logs over OTLP, by OpenTelemetry's standard environment variables; without
/// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> nothing is collected.</summary>
internal static class Telemetry
{
    private static readonly string[] Sources =
        ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", DiagnosticHeaders.DefaultListenerName, "Yarp.ReverseProxy"];

    private static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql",
        InstrumentationOptions.MeterName, "JakeOps.*",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder, string name)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        var resource = ResourceBuilder.CreateDefault().AddService($"jakeops-{name}").AddEnvironmentVariableDetector();
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource).AddSource(Sources).AddOtlpExporter().Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource).AddMeter(Meters).AddOtlpExporter().Build());
        builder.Services.AddHostedService<StartProviders>();
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(resource).AddOtlpExporter());
    }

    /// <summary>Without it every server span is called <c>Microsoft.AspNetCore.Hosting.HttpRequestIn</c>.</summary>
    public static void UseRouteNames(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        await next(context);
        if (System.Diagnostics.Activity.Current is { } span && context.GetEndpoint() is RouteEndpoint route)
            span.DisplayName = $"{context.Request.Method} {route.RoutePattern.RawText}";
    });

    /// <summary>Lines that people read on a terminal, JSON in a container; <c>Logging:Console:FormatterName</c> overrides.</summary>
    public static void AddLines(this ILoggingBuilder logging)
    {
        // The libraries tell of every request and query; what matters to an operator is said by the services' own Log.cs.
        foreach (var library in new[] { "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "MassTransit", "System.Net.Http" })
            logging.AddFilter(library, LogLevel.Warning);
        // A database that does not answer, a unique key that another was faster to take: expected, and met by who asked.
        // What nobody met is logged where it ends, with the exception and without a second copy of the SQL.
        foreach (var expected in new[] { "Database.Connection", "Database.Command", "Update" })
            logging.AddFilter($"Microsoft.EntityFrameworkCore.{expected}", LogLevel.None);
        if (Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true")
            logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        else
            logging.AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat) = (true, "HH:mm:ss "));
    }

    /// <summary>Providers listen from the moment they are built; the container flushes and disposes them at the end.</summary>
    private sealed class StartProviders(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken ct) => Task.CompletedTask;

        public Task StopAsync(CancellationToken ct)
        {
            traces.ForceFlush(2000);
            metrics.ForceFlush(2000);
            return Task.CompletedTask;
        }
    }
}
