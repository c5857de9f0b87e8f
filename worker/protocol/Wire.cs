using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace JakeOps.Worker.Protocol;

/// <summary>How messages look on the wire: UTF-8 JSON, snake_case, absent where null.</summary>
public static class Wire
{
    /// <summary>The WebSocket subprotocol.</summary>
    public const string Subprotocol = "jakeops.worker.v1";

    /// <summary>Where workers connect.</summary>
    public const string Path = "/api/workers/connect";

    /// <summary>Version of the protocol that this code speaks.</summary>
    public const int Version = 1;

    /// <summary>Most bytes of an <c>output</c> frame.</summary>
    public const int OutputFrameBytes = 64 * 1024;

    /// <summary>Most <c>output</c> frames of one execution that may wait for their <c>ack</c>.</summary>
    public const int UnacknowledgedFrames = 64;

    /// <summary>Most bytes of any frame: an <c>execute</c> carries a prompt, a <c>finished</c> a result and a
    /// diff.</summary>
    public const int FrameBytes = 16 * 1024 * 1024;

    /// <summary>How JSON is read and written; the schema file is made from it.</summary>
    public static JsonSerializerOptions Json { get; } = new(WireJson.Default.Options)
    {
        // The default encoder writes every quote and every letter beyond ASCII as six bytes; output is full of both.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = WireJson.Default.WithAddedModifier(RequireWhatIsNotNullable),
    };

    private static readonly JsonTypeInfo<Message> Messages = (JsonTypeInfo<Message>)Json.GetTypeInfo(typeof(Message));

    public static byte[] Write(Message message) => JsonSerializer.SerializeToUtf8Bytes(message, Messages);

    /// <summary>Reads a frame; throws <see cref="JsonException"/> where it is no JSON or a known type breaks its shape.
    /// An unknown type reads as a plain <see cref="Message"/>.</summary>
    public static Message Read(ReadOnlySpan<byte> frame) =>
        JsonSerializer.Deserialize(frame, Messages) ?? throw new JsonException("The frame is null.");

    private static void RequireWhatIsNotNullable(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => !property.PropertyType.IsValueType
            && !property.IsSetNullable))
            property.IsRequired = true;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(ExecutionRequest))]
[JsonSerializable(typeof(ExecutionResult))]
public sealed partial class WireJson : JsonSerializerContext;
