using System.Net.Http.Json;
using JakeOps.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting.Tests;

/// <summary>The two ways in which a service runs.</summary>
public enum Mode
{
    /// <summary>SQLite and the in-memory bus.</summary>
    Local,

    /// <summary>PostgreSQL and RabbitMQ.</summary>
    Servers,
}

/// <summary>Where a ledger's data and bus are: kept over restarts of the service.</summary>
internal sealed class Place : IDisposable
{
    private readonly TempFolder _folder = new();

    public Place() => Database = $"Data Source={_folder.File("ledger.db")}";

    /// <summary>A SQLite file unless a test says otherwise.</summary>
    public string Database { get; init; }

    public string? Bus { get; init; }

    /// <summary>What its ledgers logged.</summary>
    public LogLines Log { get; } = new();

    public static async Task<Place> NewAsync(Mode mode)
    {
        if (mode == Mode.Local) return new();
        return new()
        {
            Database = (await PostgresServer.StartedAsync()).NewDatabase(),
            Bus = await (await RabbitMqServer.StartedAsync()).NewVirtualHostAsync(),
        };
    }

    public string[] Settings(params string[] more) =>
        ["--ConnectionStrings:ledger", Database, "--ConnectionStrings:rabbitmq", Bus ?? "", .. more];

    public void Dispose() => _folder.Dispose();
}

/// <summary>A running ledger in this process.</summary>
internal sealed class Ledger : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Ledger(WebApplication app) => _app = app;

    public HttpClient Http { get; } = new();

    public Mood Mood => _app.Services.GetRequiredService<Mood>();

    public IServiceProvider Services => _app.Services;

    public static Task<Ledger> StartAsync(Place place, params string[] more) =>
        StartWithClockAsync(place, TimeProvider.System, more);

    public static async Task<Ledger> StartWithClockAsync(Place place, TimeProvider clock, params string[] more)
    {
        string[] impatient =
        [
            "--Logging:LogLevel:Default", "Warning", "--Bus:Patience", "01:00:00",
            "--Redelivery:Immediate:0", "00:00:00.01",
            "--Redelivery:Delays:0", "00:00:00.2", "--Redelivery:Delays:1", "00:00:00.4",
        ];
        var app = LedgerService.Build(place.Settings([.. impatient, .. more]), place.Log, clock);
        await app.StartAsync();
        var ledger = new Ledger(app) { Http = { BaseAddress = new(app.Urls.First()) } };
        await Eventually.TrueAsync(async () => (await ledger.Http.GetAsync("/health/ready")).IsSuccessStatusCode);
        return ledger;
    }

    /// <summary>Changes rows behind the service's back.</summary>
    public async Task InDatabaseAsync(Func<LedgerDbContext, Task> change)
    {
        await using var scope = Services.CreateAsyncScope();
        await change(scope.ServiceProvider.GetRequiredService<LedgerDbContext>());
    }

    public async Task SayAsync(params string[] texts) =>
        (await Http.PostAsJsonAsync("/say?key=one", texts.Select(text => new Said("default", text)))).EnsureSuccessStatusCode();

    public async Task<string[]> EntriesAsync() => (await Http.GetFromJsonAsync<string[]>("/entries"))!;

    public Task<string[]> EntriesAsync(int count) => Eventually.BecomesAsync(EntriesAsync, entries => entries.Length >= count);

    public Task QuietAsync() => Eventually.BecomesAsync(() => Http.GetFromJsonAsync<int>("/waiting"), waiting => waiting == 0);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Http.Dispose();
    }
}
