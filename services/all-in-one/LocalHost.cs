using JakeOps.AllInOne.Demo;
using JakeOps.Delivery;
using JakeOps.Gateway;
using JakeOps.GitHubSync;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Transcripts;
using JakeOps.Worker.Runner;
using JakeOps.WorkerBroker;

namespace JakeOps.AllInOne;

/// <summary>All services in one container on one bus: the table of contents of local mode.</summary>
internal static class LocalHost
{
    public static WebApplication Build(LocalOptions options, DataFolder folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(options.Address);
        builder.Configuration.AddInMemoryCollection(Settings(options, folder));
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        if (options.ExitWhenClosed) builder.Logging.SetMinimumLevel(LogLevel.Warning);

        builder.AddHosting("local");
        builder.AddDelivery();
        builder.AddTranscripts();
        builder.AddGitHubSync();
        builder.AddWorkerBroker();
        builder.AddGateway();
        if (options.Login) builder.RequireSignIn();
        if (!options.RemoteRunner) builder.AddAgent(options, folder);
        builder.AddBus();

        var app = builder.Build();
        if (!options.Login) app.UseLocalOnly();
        app.UseGateway();
        app.MapDelivery();
        app.MapTranscripts();
        app.MapGitHubSync();
        app.MapWorkerBroker();
        app.MapGateway();
        if (options.OffersDemo) app.MapDemo(folder);
        return app;
    }

    /// <summary>Runs agents in this process, behind the same seam that the broker uses for connected workers.</summary>
    private static void AddAgent(this WebApplicationBuilder builder, LocalOptions options, DataFolder folder)
    {
        var settings = new AgentOptions
        {
            AgentPath = options.Agent ?? (options.Demo ? SimulatedAgent.Path : null),
            WorkFolder = folder.Sub("work"),
        };
        builder.Configuration.GetSection("Agent").Bind(settings);
        var simulated = new AgentOptions();
        builder.Configuration.GetSection("Agent").Bind(simulated);
        (simulated.AgentPath, simulated.WorkFolder) = (SimulatedAgent.Path, folder.Sub("work-simulated"));
        builder.Services.AddSingleton(services => Adapter(services, settings));
        builder.Services.AddKeyedSingleton(SimulatedAgent.Tag, (services, _) => Adapter(services, simulated));
        builder.Services.AddHostedService<AgentRecovery>();
        builder.AddLocalWorker(
            services => new SampleRunner(
                services.GetRequiredService<ClaudeCliAdapter>(),
                services.GetRequiredKeyedService<ClaudeCliAdapter>(SimulatedAgent.Tag), folder.Sub(SampleRepository.Folder)),
            Environment.MachineName, [.. options.Tags, SimulatedAgent.Tag], options.Capacity);
    }

    private static ClaudeCliAdapter Adapter(IServiceProvider services, AgentOptions settings) =>
        new(settings, services.GetRequiredService<TimeProvider>(), services.GetRequiredService<ILogger<ClaudeCliAdapter>>());

    private static Dictionary<string, string?> Settings(LocalOptions options, DataFolder folder) => new()
    {
        ["ConnectionStrings:delivery"] = folder.Database("delivery"),
        ["ConnectionStrings:transcripts"] = folder.Database("transcripts"),
        ["ConnectionStrings:github-sync"] = folder.Database("github-sync"),
        ["ConnectionStrings:worker-broker"] = folder.Database("worker-broker"),
        ["ConnectionStrings:gateway"] = folder.Database("gateway"),
        // Files of whoever sits at this machine are for nobody else who signs in.
        ["Delivery:LocalSessions"] = options.Login ? "false" : "true",
        ["Dashboard:Demo"] = options.OffersDemo ? "true" : "false",
        ["GitHubSync:Keys"] = folder.Sub("keys"),
    };
}
