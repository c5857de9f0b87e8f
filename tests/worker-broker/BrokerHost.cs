using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>The real broker on a port of its own, with short times and somebody who listens on its bus.</summary>
internal sealed class BrokerHost : IAsyncDisposable
{
    private static readonly string[] Short =
    [
        "--WorkerBroker:Poll", "0:00:00.1", "--WorkerBroker:Sweep", "0:00:00.2", "--urls", "http://127.0.0.1:0",
        "--Logging:LogLevel:Default", "Warning",
    ];

    private readonly TempFolder? _owned;
    private readonly WebApplication _app;

    private BrokerHost(WebApplication app, TempFolder? owned)
    {
        (_app, _owned) = (app, owned);
        Heard = app.Services.GetRequiredService<Heard>();
        Clock = app.Services.GetRequiredService<MovedClock>();
        Http = new() { BaseAddress = Address };
    }

    public Heard Heard { get; }

    public MovedClock Clock { get; }

    public HttpClient Http { get; }

    public Uri Address => new(_app.Urls.First());

    public static Task<BrokerHost> StartAsync(params string[] settings)
    {
        var folder = new TempFolder();
        return StartInAsync(folder, folder, null, settings);
    }

    public static Task<BrokerHost> StartWithLocalAsync(ISubprocessRunner runner, params string[] settings)
    {
        var folder = new TempFolder();
        return StartInAsync(folder, folder, runner, settings);
    }

    /// <summary>A later process on the same database.</summary>
    public static Task<BrokerHost> StartInAsync(TempFolder folder, ISubprocessRunner? local = null,
        params string[] settings) =>
        StartInAsync(folder, null, local, settings);

    private static async Task<BrokerHost> StartInAsync(
        TempFolder folder, TempFolder? owned, ISubprocessRunner? local, string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
            [.. Short, "--ConnectionStrings:worker-broker", $"Data Source={folder.File("broker.db")}",
            "--ConnectionStrings:recorder", $"Data Source={folder.File("recorder.db")}", .. settings]);
        builder.Services.AddSingleton<MovedClock>();
        builder.Services.AddSingleton<TimeProvider>(services => services.GetRequiredService<MovedClock>());
        builder.AddHosting("worker-broker");
        builder.AddWorkerBroker();
        if (local is not null) builder.AddLocalWorker(_ => local, "local", ["Linux "], capacity: 2);
        builder.Services.AddSingleton<Heard>();
        builder.AddDatabase<RecorderDbContext, SqliteRecorderDbContext, PostgresRecorderDbContext>("recorder");
        builder.AddBusModule<RecorderDbContext>(
            "recorder", typeof(StartedRecorder), typeof(WaitingRecorder), typeof(FinishedRecorder),
            typeof(WorkerRecorder),
            typeof(OutputRecorder));
        builder.AddBus();
        var app = builder.Build();
        app.UseHosting();
        app.MapWorkerBroker();
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<RecorderDbContext>().Database.EnsureCreatedAsync();
        await app.StartAsync();
        return new(app, owned);
    }

    public Task PublishAsync<T>(T message) where T : class =>
        _app.Services.GetRequiredService<ConfirmedPublisher>().PublishAsync(message, CancellationToken.None);

    public async Task<Guid> RequestAsync(
        int priority = 0, Guid? id = null, int attempt = 1, string? delivery = null, string? repository = null,
        params string[] tags)
    {
        var asked = Sample.Requested(id ?? Guid.CreateVersion7(), attempt, priority, tags);
        await PublishAsync(asked with
        {
            DeliveryId = delivery ?? asked.DeliveryId,
            Tree = asked.Tree with { CloneUrl = repository ?? asked.Tree.CloneUrl },
        });
        return asked.ExecutionId;
    }

    /// <summary>As if this replica had died; its connections stay on record.</summary>
    public Task StopDispatchingAsync() =>
        _app.Services.GetServices<IHostedService>().OfType<Dispatcher>().Single().StopAsync(CancellationToken.None);

    public async Task<HttpResponseMessage> PostAsync(string path, object? body = null) =>
        await Http.PostAsJsonAsync(path, body ?? new { });

    public Task CancelAsync(Guid id) => PublishAsync(
        new ExecutionCancelRequested(Sample.Organization, id, "d1", "Canceled by user", DateTimeOffset.UtcNow));

    public async Task<JsonElement> TokenAsync(object? body = null)
    {
        var made = await Http.PostAsJsonAsync("/api/workers/tokens", body ?? new { name = "fleet" });
        made.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created);
        return await made.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<string> TokenTextAsync() => (await TokenAsync()).GetProperty("token").GetString()!;

    /// <summary>A worker that has said hello and was welcomed.</summary>
    public async Task<TestWorker> WorkerAsync(
        string name = "build-3", string[]? tags = null, int capacity = 1, string? machine = null, string? token = null)
    {
        var worker = await TestWorker.ConnectAsync(Address, token ?? await TokenTextAsync());
        await worker.SendAsync(Sample.Hello(name, tags ?? [], capacity, machine));
        worker.Id = (await worker.ReceiveAsync<Welcome>()).WorkerId;
        return worker;
    }

    public Task ReadyAsync() => Eventually.TrueAsync(async () =>
        (await Http.GetAsync("/health/ready")).IsSuccessStatusCode, 60);

    public Task<JsonElement> GetAsync(string path) => Http.GetFromJsonAsync<JsonElement>(path);

    public async Task<JsonElement> ExecutionAsync(Guid id) =>
        (await GetAsync("/api/executions?limit=200")).EnumerateArray()
        .First(execution => execution.GetProperty("id").GetGuid() == id);

    public async Task<string?> StateAsync(Guid id) => (await ExecutionAsync(id)).GetProperty("state").GetString();

    /// <summary>Comes back when the first lease is over and the execution has a later one.</summary>
    public async Task OutlivesItsFirstLeaseAsync(Guid id, TimeSpan lease, Func<Task>? meanwhile = null)
    {
        DateTimeOffset? first = null;
        await Eventually.TrueAsync(async () =>
        {
            if (meanwhile is not null) await meanwhile();
            var until = await LeaseEndAsync(id);
            first ??= until;
            return until > first + lease;
        });
        (await StateAsync(id)).ShouldBe("running");
    }

    public async Task<ExecutionFinished> FinishedAsync(Guid id) =>
        (await Eventually.BecomesAsync(() => Task.FromResult(Heard.Of<ExecutionFinished>(id)), all => all.Count > 0))
            .Single();

    public Task<string?> WaitsAsync(Guid id, string sentence) => Eventually.BecomesAsync(
        async () => (await Http.GetAsync($"/api/executions/{id}")) is { IsSuccessStatusCode: true } known
            && (await known.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("waiting_reason", out var reason)
                ? reason.GetString() : null,
        reason => reason?.Contains(sentence, StringComparison.Ordinal) == true);

    /// <summary>Comes back when a sweep has begun after this call.</summary>
    public async Task SweptAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var marks = scope.ServiceProvider.GetRequiredService<BrokerDbContext>().SweepMarks.AsNoTracking();
        var from = Clock.GetUtcNow();
        await Eventually.BecomesAsync(() => marks.SingleOrDefaultAsync(), mark => mark?.At > from);
    }

    private async Task<DateTimeOffset?> LeaseEndAsync(Guid id)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BrokerDbContext>().OfAnyTenant()
            .Where(row => row.Id == id).Select(row => row.LeaseUntil).SingleOrDefaultAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Heard.Hold?.TrySetResult();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Http.Dispose();
        _owned?.Dispose();
    }
}
