using System.Text.Json;
using MassTransit;

namespace JakeOps.Hosting.Messaging;

/// <summary>What one service brings to the bus.</summary>
/// <param name="Name">Prefix of its queues.</param>
/// <param name="Database">Where its consumers' transactions run.</param>
/// <param name="Consumers">Its consumers, each of one message type.</param>
public sealed record BusModule(string Name, Type Database, Type[] Consumers);

/// <summary>All modules of this process, by queue.</summary>
public sealed class BusModules
{
    private const string Suspects = "_suspects";

    private readonly Dictionary<string, (Type Database, Type Message, Type Consumer)> _endpoints = [];

    internal BusModules(IEnumerable<BusModule> modules, bool inMemory)
    {
        InMemory = inMemory;
        foreach (var module in modules)
            foreach (var consumer in module.Consumers)
                _endpoints.Add(NameOf(module, consumer), (module.Database, MessageOf(consumer), consumer));
    }

    /// <summary>Where RabbitMQ puts what it gave up delivering from a queue.</summary>
    internal static string SuspectsOf(string queue) => $"{queue}{Suspects}";

    internal static bool IsSuspects(string queue) => queue.EndsWith(Suspects, StringComparison.Ordinal);

    /// <summary>The endpoint that a queue belongs to.</summary>
    internal static string EndpointOf(string queue) => IsSuspects(queue) ? queue[..^Suspects.Length] : queue;

    internal bool InMemory { get; }

    internal IEnumerable<(string Endpoint, Type Consumer)> Consumers =>
        _endpoints.Select(entry => (entry.Key, entry.Value.Consumer));

    internal Type DatabaseOf(string endpoint) => _endpoints[endpoint].Database;

    internal Type MessageTypeOf(string endpoint) => _endpoints[endpoint].Message;

    internal IReadOnlyCollection<string> EndpointsFor(Type message) =>
        [.. _endpoints.Where(entry => entry.Value.Message == message).Select(entry => entry.Key)];

    private static Type MessageOf(Type consumer) => consumer.GetInterfaces()
        .Single(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumer<>)).GenericTypeArguments[0];

    /// <summary><c>delivery-execution-finished</c> for delivery's ExecutionFinishedConsumer.</summary>
    private static string NameOf(BusModule module, Type consumer) =>
        $"{module.Name}-{JsonNamingPolicy.KebabCaseLower.ConvertName(consumer.Name.Replace("Consumer", "", StringComparison.Ordinal))}";
}
