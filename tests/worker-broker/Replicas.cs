using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>Two brokers on one PostgreSQL database and one RabbitMQ.</summary>
internal sealed class Replicas : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private Replicas() { }

    public BrokerHost One { get; private set; } = null!;

    public BrokerHost Two { get; private set; } = null!;

    public static async Task<Replicas> StartAsync(params string[] settings)
    {
        var (postgres, rabbit) = (await PostgresServer.StartedAsync(), await RabbitMqServer.StartedAsync());
        string[] shared =
        [
            "--ConnectionStrings:worker-broker", postgres.NewDatabase(),
            "--ConnectionStrings:recorder", postgres.NewDatabase(),
            "--ConnectionStrings:rabbitmq", await rabbit.NewVirtualHostAsync(), "--Bus:QuorumQueues", "false",
            .. settings,
        ];
        var replicas = new Replicas();
        replicas.One = await BrokerHost.StartInAsync(replicas._folder, settings: shared);
        replicas.Two = await BrokerHost.StartInAsync(replicas._folder, settings: shared);
        await replicas.One.ReadyAsync();
        await replicas.Two.ReadyAsync();
        return replicas;
    }

    /// <summary>Whichever of them consumed it.</summary>
    public Task<ExecutionFinished> FinishedAsync(Guid id) => Eventually.BecomesAsync(
        () => Task.FromResult(One.Heard.Of<ExecutionFinished>(id).Concat(Two.Heard.Of<ExecutionFinished>(id))
            .FirstOrDefault()!), finished => finished is not null);

    public async ValueTask DisposeAsync()
    {
        await One.DisposeAsync();
        await Two.DisposeAsync();
        _folder.Dispose();
    }
}
