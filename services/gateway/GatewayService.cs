using JakeOps.Gateway.Access;
using JakeOps.Gateway.Accounts;
using JakeOps.Gateway.Audit;
using JakeOps.Gateway.Docs;
using JakeOps.Gateway.Keys;
using JakeOps.Gateway.LiveEvents;
using JakeOps.Gateway.OpenId;
using JakeOps.Gateway.Organizations;
using JakeOps.Gateway.Pages;
using JakeOps.Gateway.Protection;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway;

public static class GatewayService
{
    private const string Name = "gateway";

    public static void AddGateway(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddProtection();
        builder.AddPages();
        builder.AddDocs();
        builder.AddDatabase<GatewayDbContext, SqliteGatewayDbContext, PostgresGatewayDbContext>(Name);
        services.AddSingleton<LiveEventSignal>();
        services.ConfigureDbContext<SqliteGatewayDbContext>(WakeReaders);
        services.ConfigureDbContext<PostgresGatewayDbContext>(WakeReaders);
        services.AddOptions<LiveEventOptions>().BindConfiguration("LiveEvents");
        services.AddHostedService<LiveEventWatch>();
        services.AddHostedService<LiveEventCleanup>();
        builder.AddAccounts();
        // It warns of keys that a restart forgets. They protect nothing here: sign-ins at a company's provider that are
        // under way keep theirs in the database.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        services.AddHostedService<KeyCleanup>();
        builder.AddAudit();
        builder.AddBusModule<GatewayDbContext>(
            Name, typeof(DeliveryPhaseChangedConsumer), typeof(ExecutionStartedConsumer), typeof(ExecutionWaitingConsumer),
            typeof(ExecutionFinishedConsumer), typeof(WorkerChangedConsumer), typeof(SourceChangedConsumer),
            typeof(SourceSyncedConsumer), typeof(RunSummarizedConsumer));
    }

    /// <summary>People sign in, scripts send a key. Without it only whoever sits at this machine is let in.</summary>
    public static void RequireSignIn(this WebApplicationBuilder builder) => builder.AddSignIn(new KeyCallers());

    /// <summary>Hosting's own lines, with what guards a door around them.</summary>
    public static void UseGateway(this WebApplication app)
    {
        app.UseProtection();
        app.UseDocs();
        app.UseHosting();
        app.UseOpenId();
        app.UseAccountLimits();
        app.Use(Visitors.LetInAsync);
        app.Use(app.Services.GetRequiredService<OpenRequests>().FollowAsync);
    }

    public static void MapGateway(this IEndpointRouteBuilder routes)
    {
        routes.MapLiveEvents();
        routes.MapAccounts();
        routes.MapOrganizations();
        routes.MapOpenId();
        routes.MapKeys();
        routes.MapAudit();
        routes.MapPages();
    }

    private static void WakeReaders(IServiceProvider services, DbContextOptionsBuilder options) =>
        options.AddInterceptors(services.GetRequiredService<LiveEventSignal>());
}
