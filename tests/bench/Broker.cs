using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.WorkerBroker;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace JakeOps.Bench;

/// <summary>One broker, in a process of its own so that its memory is its own.</summary>
internal static class Broker
{
    public static async Task<int> RunAsync(string folder, string address)
    {
        var builder = WebApplication.CreateBuilder(
            ["--ConnectionStrings:worker-broker", $"Data Source={Path.Combine(folder, "broker.db")}"]);
        builder.WebHost.UseUrls(address);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddHosting("worker-broker");
        builder.AddWorkerBroker();
        builder.AddBus();
        var app = builder.Build();
        app.UseHosting();
        app.MapWorkerBroker();
        await app.RunAsync();
        return 0;
    }
}
