using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JakeOps.Gateway.Tests.Accounts;

/// <summary>A gateway that people sign in to. Opened again it is another replica on the same database.</summary>
public sealed partial class AccountsHost : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly List<WebApplication> _apps = [];
    private readonly Lines _lines = new();
    private string? _database;

    internal Uri Address => new(_apps[0].Urls.First());

    internal Uri AddressOf(int replica) => new(_apps[replica].Urls.First());

    internal IServiceProvider Services => _apps[0].Services;

    internal string Log => string.Join('\n', _lines.All);

    /// <summary>As it stands in the log.</summary>
    internal IReadOnlyList<string> SetupCodes => [.. Code().Matches(Log).Select(match => match.Groups[1].Value)];

    internal async Task<AccountsHost> OnPostgresAsync()
    {
        _database = (await PostgresServer.StartedAsync()).NewDatabase();
        return this;
    }

    internal async Task<AccountsHost> OpenAsync(params string[] settings)
    {
        var builder = WebApplication.CreateBuilder(
        [
            "--Accounts:SignUp", "Invited", "--Accounts:HashRounds", "1000", "--Limits:Credentials:Burst", "100000",
            "--Accounts:Watch", "00:00:00.1", .. settings,
            "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Warning",
            "--ConnectionStrings:gateway", _database ?? $"Data Source={_folder.File("gateway.db")}",
            "--Identity:PrivateKey", _key.ExportPkcs8PrivateKeyPem(),
        ]);
        builder.Logging.AddProvider(_lines);
        builder.AddHosting("gateway");
        builder.AddGateway();
        builder.AddDoor();
        builder.AddBus();
        var app = builder.Build();
        app.UseGateway();
        app.MapGateway();
        app.MapDoor();
        await app.StartAsync();
        _apps.Add(app);
        return this;
    }

    /// <summary>The first one that signs up.</summary>
    internal async Task<Browser> FirstOwnerAsync()
    {
        var owner = NewBrowser();
        (await owner.SignUpAsync(setupCode: SetupCodes[^1])).ShouldBe(201);
        return owner;
    }

    internal Browser NewBrowser() => new(Address);

    internal async Task StopAsync(int replica)
    {
        await _apps[replica].StopAsync();
        await _apps[replica].DisposeAsync();
        _apps.RemoveAt(replica);
    }

    internal AsyncServiceScope Scope() => Services.CreateAsyncScope();

    public async ValueTask DisposeAsync()
    {
        while (_apps.Count > 0) await StopAsync(_apps.Count - 1);
        _key.Dispose();
        _folder.Dispose();
    }

    [GeneratedRegex("setup code: ([A-Z0-9-]{23})")]
    private static partial Regex Code();

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? failure, Func<TState, Exception?, string> text) =>
            All.Enqueue($"{text(state, failure)} {failure}");

        public void Dispose()
        {
        }
    }
}
