using System.Text.Json;

namespace JakeOps.Hosting.Messaging;

/// <summary>A message that no retry could bring through. It waits for an operator and blocks nobody.</summary>
public sealed class ParkedMessage
{
    public const int MaxErrorLength = 4000;

    public long Id { get; init; }

    /// <summary>Whose message it is; null when its body does not say.</summary>
    public string? Organization { get; init; }

    public required Guid MessageId { get; init; }

    public required string Type { get; init; }

    public required string Body { get; init; }

    /// <summary>The endpoint that could not consume it; null when it could not even be published.</summary>
    public string? Endpoint { get; init; }

    public required int Failures { get; init; }

    public required string Error { get; init; }

    public required DateTimeOffset ParkedAt { get; init; }

    internal static ParkedMessage Of(
        Guid id, string type, string body, string? endpoint, int failures, Exception failure, DateTimeOffset at)
    {
        var error = failure.ToString();
        return new()
        {
            Organization = OrganizationOf(body), MessageId = id, Type = type, Body = body, Endpoint = endpoint, Failures = failures, ParkedAt = at,
            Error = error.Length > MaxErrorLength ? error[..MaxErrorLength] : error,
        };
    }

    private static string? OrganizationOf(string body)
    {
        try { return JsonSerializer.Deserialize<Owned>(body, OutboxExtensions.Json)?.Organization; }
        catch (JsonException) { return null; }
    }

    private sealed record Owned(string? Organization);
}
