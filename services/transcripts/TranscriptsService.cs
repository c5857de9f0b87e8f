using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using JakeOps.Transcripts.Consumers;
using JakeOps.Transcripts.Live;
using JakeOps.Transcripts.Reading;
using JakeOps.Transcripts.Storage;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JakeOps.Transcripts;

/// <summary>What agents print: stored once and in order, summarised, shown live and afterwards.</summary>
public static class TranscriptsService
{
    public static void AddTranscripts(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<TranscriptsOptions>().BindConfiguration("Transcripts");
        builder.Services.TryAddSingleton<LiveSignal>();
        builder.AddDatabase<TranscriptsDbContext, SqliteTranscriptsDbContext, PostgresTranscriptsDbContext>(
            "transcripts");
        builder.AddBusModule<TranscriptsDbContext>("transcripts",
            typeof(DeliveryPhaseChangedConsumer), typeof(ExecutionStartedConsumer),
            typeof(ExecutionOutputConsumer), typeof(ExecutionFinishedConsumer));
        builder.Services.AddScoped<OutputStore>();
        builder.Services.AddScoped<PieceReader>();
        builder.Services.AddScoped<LineReader>();
        builder.Services.AddScoped<EventReader>();
        builder.Services.AddScoped<Search>();
        builder.Services.AddScoped<Digestion>();
        builder.Services.AddScoped<Executions>();
        builder.Services.AddScoped<RunLookup>();
        builder.Services.AddScoped<LiveRun>();
        builder.Services.AddScoped<LiveStream>();
        builder.Services.AddHostedService<MissingOutputSweep>();
    }

    public static void MapTranscripts(this IEndpointRouteBuilder routes)
    {
        routes.MapRuns();
        routes.MapLiveStream();
    }
}
