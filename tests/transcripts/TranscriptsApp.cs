using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JakeOps.Transcripts.Tests;

/// <summary>The service with a real database and bus, and what others would say to it.</summary>
internal sealed class TranscriptsApp : IAsyncDisposable
{
    public const string Delivery = "0123456789ab";

    private readonly WebApplication _app;
    private readonly TempFolder? _folder;

    private TranscriptsApp(WebApplication app, TempFolder? folder)
    {
        (_app, _folder) = (app, folder);
        Http = new() { BaseAddress = new(app.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
    }

    public HttpClient Http { get; }

    /// <summary>What the service published.</summary>
    public ConcurrentQueue<RunSummarized> Summaries => _app.Services.GetRequiredService<Heard>().Summaries;

    public static async Task<TranscriptsApp> StartAsync(params string[] settings)
    {
        var folder = new TempFolder();
        return await StartAsync(folder, folder, settings);
    }

    /// <summary>Another replica on the database of <paramref name="folder"/>, with a bus of its own.</summary>
    public static Task<TranscriptsApp> ReplicaAsync(TempFolder folder, params string[] settings) =>
        StartAsync(folder, null, settings);

    private static async Task<TranscriptsApp> StartAsync(TempFolder folder, TempFolder? owned, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0",
            "--ConnectionStrings:transcripts", $"Data Source={folder.File("transcripts.db")}",
            "--Transcripts:StreamWait", "00:00:00.2", .. settings]);
        builder.AddHosting("transcripts");
        builder.Logging.ClearProviders();
        builder.AddTranscripts();
        builder.Services.AddSingleton<Heard>();
        builder.AddBusModule<TranscriptsDbContext>("test", typeof(RunSummarizedConsumer));
        builder.AddBus();
        var app = builder.Build();
        app.UseHosting();
        app.MapTranscripts();
        await app.StartAsync();
        return new(app, owned);
    }

    public Task SayAsync<T>(T message) where T : class =>
        _app.Services.GetRequiredService<ConfirmedPublisher>().PublishAsync(message, CancellationToken.None);

    public Task SayRunningAsync(Guid? execution, int version = 1, string organization = "default") =>
        SayAsync(new DeliveryPhaseChanged(
            organization, Delivery, 1, version, "acme/shop", "Add a greeting", "implement",
            execution is null ? "pending" : "running", 1, null, null, execution, null, "github.com", null, null, null,
            null, DateTimeOffset.UtcNow));

    public Task PrintAsync(Guid execution, long first, params IReadOnlyList<OutputPiece> pieces) =>
        PrintAsync("default", execution, first, pieces);

    public Task PrintAsync(string organization, Guid execution, long first, IReadOnlyList<OutputPiece> pieces) =>
        SayAsync(new ExecutionOutput(
            organization, execution, Delivery, 1, "implement", first, pieces, DateTimeOffset.UtcNow));

    public Task FinishAsync(Guid execution, long last, string organization = "default") =>
        SayAsync(new ExecutionFinished(
            organization, execution, Delivery, 1, "implement", "succeeded", null, null, 0, null, null, null, null, null,
            last, 0, new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), new(2026, 1, 2, 3, 5, 5, TimeSpan.Zero)));

    /// <summary>A whole run: its lines and its end.</summary>
    public async Task<Guid> RunAsync(IReadOnlyList<string> lines)
    {
        var execution = Guid.NewGuid();
        await PrintAsync(execution, 1, [.. lines.Select(line => new OutputPiece(line))]);
        await FinishAsync(execution, lines.Count);
        return execution;
    }

    public Task<JsonElement> GetAsync(Guid execution, string view) =>
        Http.GetFromJsonAsync<JsonElement>($"/api/deliveries/{Delivery}/runs/{execution}/{view}");

    public Task<byte[]> RawAsync(Guid execution) =>
        Http.GetByteArrayAsync($"/api/deliveries/{Delivery}/runs/{execution}/raw");

    public async Task<RunSummarized> SummaryAsync(Guid execution)
    {
        await Eventually.TrueAsync(() => Summaries.Any(summary => summary.ExecutionId == execution));
        return Summaries.Single(summary => summary.ExecutionId == execution);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder?.Dispose();
    }
}

internal sealed class Heard
{
    public ConcurrentQueue<RunSummarized> Summaries { get; } = new();
}

internal sealed class RunSummarizedConsumer(Heard heard) : IConsumer<RunSummarized>
{
    public Task Consume(ConsumeContext<RunSummarized> context)
    {
        heard.Summaries.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
