using System.Text.Json;
using JakeOps.Worker.Protocol;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JakeOps.WorkerBroker;

/// <summary>A pause in one column.</summary>
internal sealed class PauseJson() : ValueConverter<Pause, string>(
    pause => JsonSerializer.Serialize(pause, Wire.Json),
    text => JsonSerializer.Deserialize<Pause>(text, Wire.Json)!);
