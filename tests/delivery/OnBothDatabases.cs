using JakeOps.Tests.Support;

namespace JakeOps.Delivery.Tests;

public sealed class PostgresApp : IAsyncLifetime
{
    public DeliveryApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        App = await DeliveryApp.StartAsync((await PostgresServer.StartedAsync()).NewDatabase());

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class SqliteFlowTests(SharedApp shared) : FlowTests(shared.App), IClassFixture<SharedApp>;

public sealed class PostgresFlowTests(PostgresApp shared) : FlowTests(shared.App), IClassFixture<PostgresApp>;

public sealed class SqliteTogetherTests(SharedApp shared) : TogetherTests(shared.App), IClassFixture<SharedApp>;

public sealed class PostgresTogetherTests(PostgresApp shared) : TogetherTests(shared.App), IClassFixture<PostgresApp>;

public sealed class SqliteInsightsTests(InsightsTests.MovedOnSqlite shared)
    : InsightsTests(shared), IClassFixture<InsightsTests.MovedOnSqlite>;

public sealed class PostgresInsightsTests(InsightsTests.MovedOnPostgres shared)
    : InsightsTests(shared), IClassFixture<InsightsTests.MovedOnPostgres>;

public sealed class SqliteCardTests(SharedApp shared) : CardTests(shared.App), IClassFixture<SharedApp>;

public sealed class PostgresCardTests(PostgresApp shared) : CardTests(shared.App), IClassFixture<PostgresApp>;
