using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;

namespace JakeOps.GitHubSync;

public static class GitHubSyncService
{
    private const string Name = "github-sync";

    public static void AddGitHubSync(this WebApplicationBuilder builder)
    {
        builder.AddDatabase<GitHubSyncDbContext, SqliteGitHubSyncDbContext, PostgresGitHubSyncDbContext>(Name);
        builder.AddBusModule<GitHubSyncDbContext>(Name, typeof(DeliveryPhaseChangedConsumer), typeof(RequestProgressConsumer),
            typeof(ReportConsumer));
        builder.Services.AddOptions<GitHubSyncOptions>().BindConfiguration("GitHubSync");
        builder.Services.AddHostedService<ObservationCleanup>();
        builder.Services.AddOptions<SyncOptions>().BindConfiguration("GitHubSync:Sync");
        builder.Services.AddOptions<HookOptions>().BindConfiguration("GitHubSync:Webhooks");
        AddGitHub(builder.Services);
        AddSync(builder.Services);
        AddWebhooks(builder.Services);
        AddWatches(builder.Services);
        var keys = TokenVault.KeysFolder(
            builder.Configuration["GitHubSync:Keys"], builder.Configuration.GetConnectionString(Name)!);
        builder.Services.AddSingleton(_ => new TokenVault(keys));
    }

    public static void MapGitHubSync(this IEndpointRouteBuilder routes)
    {
        routes.MapSources();
        routes.MapWebhooks();
    }

    private static void AddGitHub(IServiceCollection services)
    {
        services.AddSingleton<AllowedHosts>();
        services.AddSingleton<GitHubHttp>();
        services.AddSingleton<Budgets>();
        services.AddScoped<KnownLimits>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<InstallationTokens>();
        services.AddSingleton<GitHubClient>();
        services.AddSingleton<AccessOpener>();
        services.AddHostedService<AnswerCleanup>();
    }

    private static void AddSync(IServiceCollection services)
    {
        services.AddSingleton<SyncSignal>();
        services.AddSingleton<SyncWishes>();
        services.AddSingleton<RepositoryLook>();
        services.AddSingleton<IssueWalk>();
        services.AddSingleton<RequestLedger>();
        services.AddSingleton<MissingRequests>();
        services.AddSingleton<WaitingRequests>();
        services.AddSingleton<SourcePoll>();
        services.AddHostedService<SyncLoop>();
    }

    private static void AddWebhooks(IServiceCollection services)
    {
        services.AddSingleton<HookSignal>();
        services.AddSingleton<HookGate>();
        services.AddSingleton<IssueHooks>();
        services.AddSingleton<HookApplication>();
        services.AddSingleton<HookStore>();
        services.AddHostedService(provider => provider.GetRequiredService<HookStore>());
        services.AddHostedService<HookLoop>();
        services.AddHostedService<HookCleanup>();
    }

    private static void AddWatches(IServiceCollection services)
    {
        services.AddSingleton<SourceReader>();
        services.AddSingleton<Observer>();
        services.AddSingleton<WatchNews>();
        services.AddScoped<WatchRound>();
        services.AddHostedService<WatchLoop>();
        services.AddSingleton<ReportWriter>();
        services.AddHostedService<ReportLoop>();
    }
}
