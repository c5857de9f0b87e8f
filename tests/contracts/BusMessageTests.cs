using System.Text.Json;
using System.Text.Json.Nodes;
using MassTransit.Serialization;

namespace JakeOps.Contracts.Tests;

public class BusMessageTests
{
    // What the bus itself writes and reads with.
    private static readonly JsonSerializerOptions Wire = SystemTextJsonMessageSerializer.Options;
    private static readonly JsonSerializerOptions Readable = new(Wire) { WriteIndented = true };

    private static IEnumerable<Type> Records => typeof(DeliveryPhaseChanged).Assembly.GetExportedTypes();

    /// <summary>Records that are not a part of another.</summary>
    public static TheoryData<Type> Messages => [.. Records.Except(Records.SelectMany(Parts))];

    [Fact]
    public void Every_type_is_a_sealed_record_in_the_one_namespace()
    {
        Records.ShouldNotBeEmpty();
        foreach (var type in Records)
        {
            // The bus names a message by its namespace: another one would not be received.
            type.Namespace.ShouldBe("JakeOps.Contracts");
            type.IsSealed.ShouldBeTrue(type.Name);
            type.GetMethod("<Clone>$").ShouldNotBeNull(type.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_names_its_organization_and_its_time(Type message)
    {
        message.GetProperty("Organization").ShouldNotBeNull(message.Name).PropertyType.ShouldBe(typeof(string));
        message.GetProperty("At").ShouldNotBeNull(message.Name).PropertyType.ShouldBe(typeof(DateTimeOffset));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_is_written_as_it_was_frozen(Type message) =>
        Frozen.ShouldBe("bus", message.Name, JsonSerializer.Serialize(Filled.Of(message), message, Readable));

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_of_an_older_version_is_read(Type message)
    {
        foreach (var older in Versions.Older(message, Json(message), JsonNamingPolicy.CamelCase.ConvertName))
            JsonSerializer.Deserialize(older, message, Wire).ShouldNotBeNull();
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_of_a_newer_version_is_read_as_far_as_it_is_known(Type message)
    {
        var read = JsonSerializer.Deserialize(Versions.Newer(Json(message)), message, Wire);
        JsonSerializer.Serialize(read, message, Wire).ShouldBe(Json(message).ToJsonString(Wire));
    }

    private static JsonNode Json(Type message) => JsonSerializer.SerializeToNode(Filled.Of(message), message, Wire)!;

    private static IEnumerable<Type> Parts(Type record) => record.GetProperties()
        .SelectMany(field => field.PropertyType.GenericTypeArguments.Append(field.PropertyType))
        .Where(type => type.Namespace == record.Namespace && type != record);
}
