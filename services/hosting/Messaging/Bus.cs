using JakeOps.Hosting.Persistence;
using MassTransit;
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
        builder.Services.AddOptions<InboxOptions>().BindConfiguration("Inbox");
        builder.Services.AddOptions<RedeliveryOptions>().BindConfiguration("Redelivery");
        if (rabbit is not null)
        {
            var patience = builder.Configuration.GetValue("Bus:Patience", TimeSpan.FromSeconds(30));
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
        var settings = context.GetRequiredService<IConfiguration>();
        // A cluster needs replicated queues. On one node a durable classic queue is as safe, and RabbitMQ 3 sometimes
        // leaves a quorum queue there without a leader after a kill.
        var quorum = !modules.InMemory && settings.GetValue("Bus:QuorumQueues", true);
        var tries = settings.GetValue("Bus:MostTries", 100);
        var consumeOnce = new ConsumeOnceFilter(context, modules);
        var park = new ParkFilter(context, modules);
        foreach (var (name, consumer) in modules.Consumers)
        {
            config.ReceiveEndpoint(name, endpoint =>
            {
                if (quorum) ((IRabbitMqReceiveEndpointConfigurator)endpoint).SetQuorum(name, tries);
                endpoint.PrefetchCount = 32;
                Consume(endpoint, consumer);
            });
            if (quorum)
                config.ReceiveEndpoint(BusModules.SuspectsOf(name), suspects =>
                {
                    suspects.ConfigureConsumeTopology = false;
                    // Counts how often a message came.
                    ((IRabbitMqReceiveEndpointConfigurator)suspects).SetQuorumQueue();
                    suspects.PrefetchCount = 1;
                    suspects.UseFilter(new SuspectFilter());
                    Consume(suspects, consumer);
                });
        }

        void Consume(IReceiveEndpointConfigurator endpoint, Type consumer)
        {
            endpoint.PublishFaults = false;
            endpoint.ConfigureError(error =>
            {
                error.UseFilter(new RequeueFilter());
                error.UseFilter(park);
            });
            endpoint.ConfigureDeadLetter(unknown => unknown.UseFilter(park));
            endpoint.UseFilter(consumeOnce);
            endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
            endpoint.ConfigureConsumer(context, consumer);
        }
    }

    /// <summary>A message that is delivered this often without an answer is perhaps what its process dies of: it goes on
    /// in a queue where it is alone.</summary>
    private static void SetQuorum(this IRabbitMqReceiveEndpointConfigurator queue, string name, int tries)
    {
        queue.SetQuorumQueue();
        queue.SetQueueArgument("x-delivery-limit", tries);
        queue.SetQueueArgument("x-dead-letter-exchange", BusModules.SuspectsOf(name));
        // Confirmed on its way there, too; RabbitMQ does it only for a queue that refuses what it has no room for.
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish");
    }
}
