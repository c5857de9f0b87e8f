using System.Text.Json.Serialization;

namespace JakeOps.Worker;

/// <summary>What <c>--json</c> prints, and what goes over the control socket.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ControlOrder))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(AuditEntry[]))]
[JsonSerializable(typeof(AuditVerdict))]
internal sealed partial class WorkerJson : JsonSerializerContext;
