using JakeOps.Hosting.Persistence;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting.Messaging;

public static class Bus
{
    /// <summary>What a service brings to the bus: its consumers (each in a queue of its own) and its outbox.</summary>
    public static void AddBusModule<TContext>(this WebApplicationBuilder builder, string name, params Type[] consumers)
        where TContext : ServiceDbContext
    {
        builder.Services.AddSingleton(new BusModule(name, typeof(TContext), consumers));
        builder.Services.AddHostedService<OutboxRelay<TContext>>();
        builder.Services.AddHostedService<InboxCleanup<TContext>>();
    }

    /// <summary>After all modules: RabbitMQ where the connection string <c>rabbitmq</c> is set, otherwise in memory.</summary>
    public static void AddBus(this WebApplicationBuilder builder)
    {
        var rabbit = builder.Configuration.GetConnectionString("rabbitmq") is { Length: > 0 } address ? address : null;
        var modules = new BusModules(
            builder.Services.Where(service => service.ServiceType == typeof(BusModule))
                .Select(service => (BusModule)service.ImplementationInstance!),
            inMemory: rabbit is null);
        builder.Services.AddSingleton(modules);
        builder.Services.AddSingleton<ConsumptionTracker>();
        builder.Services.AddSingleton<ConfirmedPublisher>();
        builder.Services.AddOptions<RedeliveryOptions>().BindConfiguration("Redelivery");
        if (rabbit is not null)
        {
            var patience = builder.Configuration.GetValue("Bus:Patience", TimeSpan.FromMinutes(1));
            builder.Services.AddSingleton(new BusWatchOptions(new(rabbit), patience));
            builder.Services.AddHostedService<BusWatch>();
        }
        builder.Services.AddMassTransit(bus =>
        {
            // MassTransit reports its use to its makers unless it is told not to.
            bus.DisableUsageTelemetry();
            foreach (var (_, consumer) in modules.Consumers) bus.AddConsumer(consumer);
            if (rabbit is null)
                bus.UsingInMemory((context, config) => Endpoints(context, config, modules));
            else
                bus.UsingRabbitMq((context, config) =>
                {
                    config.Host(new Uri(rabbit), host => host.PublisherConfirmation = true);
                    Endpoints(context, config, modules);
                });
        });
    }

    private static void Endpoints(IBusRegistrationContext context, IBusFactoryConfigurator config, BusModules modules)
    {
        // A cluster needs replicated queues. On one node a durable classic queue is as safe, and RabbitMQ 3 sometimes
        // leaves a quorum queue there without a leader after a kill.
        var quorum = context.GetRequiredService<IConfiguration>().GetValue("Bus:QuorumQueues", true);
        foreach (var (name, consumer) in modules.Consumers)
            config.ReceiveEndpoint(name, endpoint =>
            {
                if (quorum && endpoint is IRabbitMqReceiveEndpointConfigurator queue) queue.SetQuorumQueue();
                endpoint.PrefetchCount = 32;
                endpoint.PublishFaults = false;
                endpoint.ConfigureError(error =>
                {
                    error.UseFilter(new RequeueFilter());
                    error.UseFilter(new ErrorTransportFilter());
                });
                endpoint.UseFilter(new ConsumeOnceFilter(context, modules));
                endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
                endpoint.ConfigureConsumer(context, consumer);
            });
    }
}
