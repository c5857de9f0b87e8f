using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker;

/// <summary>The queue of executions and the workers that take them, for any host.</summary>
public static class WorkerBrokerService
{
    public static void AddWorkerBroker(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<BrokerOptions>().BindConfiguration("WorkerBroker");
        services.AddSingleton<DispatchSignal>();
        services.AddSingleton<Fleet>();
        services.AddSingleton<RunningExecutions>();
        services.AddSingleton<ExecutionLedger>();
        services.AddSingleton<WorkQueue>();
        services.AddSingleton<HandOut>();
        services.AddSingleton<WaitingHistory>();
        services.AddSingleton<WaitingReasons>();
        services.AddSingleton<WorkerRegister>();
        services.AddSingleton<WorkerSessions>();
        services.AddSingleton<WorkerArrival>();
        services.AddSingleton<WorkerHeartbeats>();
        services.AddSingleton<TokenGate>();
        services.AddSingleton<Doorkeeper>();
        builder.AddDatabase<BrokerDbContext, SqliteBrokerDbContext, PostgresBrokerDbContext>("worker-broker");
        builder.AddBusModule<BrokerDbContext>(
            "worker-broker", typeof(ExecutionRequestedConsumer), typeof(ExecutionCancelRequestedConsumer),
            typeof(SourceSyncedConsumer));
        services.AddHostedService<Dispatcher>();
        services.AddHostedService<LeaseSweep>();
        services.AddHostedService<SessionWatch>();
        services.AddHostedService<WorkerForgetting>();
    }

    /// <summary>Adds a worker inside this process. The host must hold its data folder for itself alone, because what an
    /// earlier process left running is ended at the start.</summary>
    /// <param name="runner">Made once, when the host starts.</param>
    public static void AddLocalWorker(
        this WebApplicationBuilder builder, Func<IServiceProvider, ISubprocessRunner> runner, string name,
        IReadOnlyList<string> tags, int capacity)
    {
        builder.Services.AddSingleton(new LocalWorkerSettings(runner, name, tags, capacity));
        builder.Services.AddHostedService<LocalWorker>();
    }

    public static void MapWorkerBroker(this IEndpointRouteBuilder routes)
    {
        routes.MapConnect();
        routes.MapTokens();
        routes.MapWorkers();
        routes.MapExecutions();
    }
}
