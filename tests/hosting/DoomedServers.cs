using JakeOps.Tests.Support;

namespace JakeOps.Hosting.Tests;

/// <summary>A RabbitMQ and a PostgreSQL that tests kill and start again, one test at a time: to start new ones takes
/// longer than most tests. Each leaves them running.</summary>
public sealed class DoomedServers : IAsyncLifetime
{
    internal RabbitMqServer Broker { get; private set; } = null!;

    internal PostgresServer Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var (broker, database) = (RabbitMqServer.StartNewAsync(), PostgresServer.StartNewAsync());
        (Broker, Database) = (await broker, await database);
    }

    public async ValueTask DisposeAsync()
    {
        await Broker.DisposeAsync();
        await Database.DisposeAsync();
    }
}

[CollectionDefinition(nameof(DoomedServers))]
public sealed class DoomedServersTests : ICollectionFixture<DoomedServers>;
