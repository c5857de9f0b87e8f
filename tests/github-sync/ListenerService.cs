using System.Collections.Concurrent;
using JakeOps.Contracts;
using JakeOps.Hosting;
using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.GitHubSync.Tests;

/// <summary>A second module on the same bus: it writes down what github-sync publishes.</summary>
internal static class ListenerService
{
    public static void AddListener(this WebApplicationBuilder builder)
    {
        builder.AddDatabase<ListenerDbContext, ListenerDbContext, ListenerDbContext>("listener");
        builder.AddBusModule<ListenerDbContext>("listener", typeof(SourceChangedConsumer), typeof(PhaseObservedConsumer),
            typeof(RequestDiscoveredConsumer), typeof(RequestWithdrawnConsumer), typeof(SourceSyncedConsumer));
        builder.Services.AddSingleton<Heard>();
    }
}

internal sealed class Heard
{
    public ConcurrentQueue<SourceChanged> Sources { get; } = [];

    public ConcurrentQueue<SourceSynced> Synced { get; } = [];

    public ConcurrentQueue<PhaseObserved> Phases { get; } = [];

    public ConcurrentQueue<RequestDiscovered> Discovered { get; } = [];

    public ConcurrentQueue<RequestWithdrawn> Withdrawn { get; } = [];
}

internal sealed class ListenerDbContext(DbContextOptions<ListenerDbContext> options, Tenant tenant)
    : ServiceDbContext(options, tenant)
{
    protected override void DescribeTables(ModelBuilder model) { }
}

internal sealed class SourceChangedConsumer(Heard heard) : IConsumer<SourceChanged>
{
    public Task Consume(ConsumeContext<SourceChanged> context)
    {
        heard.Sources.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class PhaseObservedConsumer(Heard heard) : IConsumer<PhaseObserved>
{
    public Task Consume(ConsumeContext<PhaseObserved> context)
    {
        heard.Phases.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class RequestDiscoveredConsumer(Heard heard) : IConsumer<RequestDiscovered>
{
    public Task Consume(ConsumeContext<RequestDiscovered> context)
    {
        heard.Discovered.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class RequestWithdrawnConsumer(Heard heard) : IConsumer<RequestWithdrawn>
{
    public Task Consume(ConsumeContext<RequestWithdrawn> context)
    {
        heard.Withdrawn.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}

internal sealed class SourceSyncedConsumer(Heard heard) : IConsumer<SourceSynced>
{
    public Task Consume(ConsumeContext<SourceSynced> context)
    {
        heard.Synced.Enqueue(context.Message);
        return Task.CompletedTask;
    }
}
