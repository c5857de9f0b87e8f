using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;

namespace JakeOps.GitHubSync;

public static class GitHubSyncService
{
    private const string Name = "github-sync";

    public static void AddGitHubSync(this WebApplicationBuilder builder)
    {
        builder.AddDatabase<GitHubSyncDbContext, SqliteGitHubSyncDbContext, PostgresGitHubSyncDbContext>(Name);
        builder.AddBusModule<GitHubSyncDbContext>(Name, typeof(DeliveryPhaseChangedConsumer));
        builder.Services.AddOptions<GitHubSyncOptions>().BindConfiguration("GitHubSync");
        builder.Services.AddHostedService<ObservationCleanup>();
        AddGitHub(builder.Services);
        var keys = TokenVault.KeysFolder(
            builder.Configuration["GitHubSync:Keys"], builder.Configuration.GetConnectionString(Name)!);
        builder.Services.AddSingleton(_ => new TokenVault(keys));
    }

    private static void AddGitHub(IServiceCollection services)
    {
        services.AddSingleton<AllowedHosts>();
        services.AddSingleton<GitHubHttp>();
        services.AddSingleton<Budgets>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<InstallationTokens>();
        services.AddSingleton<GitHubClient>();
        services.AddHostedService<AnswerCleanup>();
    }

    public static void MapGitHubSync(this IEndpointRouteBuilder routes) => routes.MapSources();
}
