using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JakeOps.Delivery;

/// <summary>The service that carries changes from request to production.</summary>
public static class DeliveryService
{
    public static void AddDelivery(this WebApplicationBuilder builder)
    {
        builder.AddDatabase<DeliveryDbContext, SqliteDeliveryDbContext, PostgresDeliveryDbContext>("delivery");
        builder.AddBusModule<DeliveryDbContext>("delivery",
            typeof(SourceChangedConsumer), typeof(RequestDiscoveredConsumer), typeof(RequestWithdrawnConsumer),
            typeof(PhaseObservedConsumer), typeof(ExecutionStartedConsumer), typeof(ExecutionWaitingConsumer),
            typeof(ExecutionFinishedConsumer), typeof(RunSummarizedConsumer));
        builder.Services.AddOptions<DeliveryOptions>().BindConfiguration("Delivery");
        builder.Services.AddHostedService<VerifyLimit>();
        builder.Services.TryAddSingleton(new InsightsLimit());
        builder.Services.AddScoped<InsightsQuery>();
    }

    public static void MapDelivery(this IEndpointRouteBuilder routes)
    {
        routes.MapDeliveries();
        routes.MapInsights();
    }
}
