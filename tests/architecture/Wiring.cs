using System.Reflection;
using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Design;

namespace JakeOps.Architecture.Tests;

/// <summary>What the services bring to a host, found by asking them.</summary>
internal static class Wiring
{
    /// <summary>The assemblies of the services, by the folder that they are built from.</summary>
    public static IReadOnlyDictionary<string, Assembly> Assemblies { get; } = Repository.Services.ToDictionary(
        service => service,
        service => Assembly.Load(Path.GetFileNameWithoutExtension(Repository.Files($"services/{service}", "*.csproj").Single())));

    /// <summary>Each service's own registration, on a builder of its own.</summary>
    public static IReadOnlyDictionary<string, BusModule> Modules { get; } =
        Assemblies.ToDictionary(entry => entry.Key, entry => ModuleOf(entry.Value));

    /// <summary>Consumers that exist, registered or not.</summary>
    public static IEnumerable<Type> Consumers(Assembly service) =>
        service.GetTypes().Where(type => !type.IsAbstract && MessageOf(type) is not null);

    public static Type? MessageOf(Type consumer) => consumer.GetInterfaces()
        .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>))?.GenericTypeArguments[0];

    public static IEnumerable<Type> Contexts(Assembly service) =>
        service.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(ServiceDbContext)));

    /// <summary>A context as the migrations tool makes it; null when nothing can.</summary>
    public static ServiceDbContext? Design(Type context)
    {
        var wanted = typeof(IDesignTimeDbContextFactory<>).MakeGenericType(context);
        var factory = context.Assembly.GetTypes().SingleOrDefault(type => type.IsClass && wanted.IsAssignableFrom(type));
        return factory is null ? null : (ServiceDbContext)wanted.GetMethod("CreateDbContext")!
            .Invoke(Activator.CreateInstance(factory), [Array.Empty<string>()])!;
    }

    private static BusModule ModuleOf(Assembly service)
    {
        var builder = WebApplication.CreateBuilder();
        var folder = Path.Combine(Path.GetTempPath(), "jakeops-architecture");
        foreach (var name in Repository.Services)
            builder.Configuration[$"ConnectionStrings:{name}"] = $"Data Source={Path.Combine(folder, name)}.db";
        var add = service.GetExportedTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static))
            .Single(method => method.Name.StartsWith("Add", StringComparison.Ordinal)
                              && method.GetParameters() is [{ } only] && only.ParameterType.IsAssignableFrom(typeof(WebApplicationBuilder)));
        add.Invoke(null, [builder]);
        return builder.Services.Where(registered => registered.ServiceType == typeof(BusModule))
            .Select(registered => (BusModule)registered.ImplementationInstance!).Single();
    }
}
