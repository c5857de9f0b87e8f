using JakeOps.Hosting;

namespace JakeOps.Gateway.Audit;

/// <summary>A command that somebody gave, whatever came of it. Never changed, and deleted only by age.</summary>
internal sealed class AuditEntry : ITenantOwned
{
    public const int MaxPath = 500;
    public const int MaxRefusal = 1000;
    public const int MaxChange = 8 * 1024;

    public long Sequence { get; init; }

    public required string Organization { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Id of the person.</summary>
    public required string Account { get; init; }

    /// <summary>The person's name as it was then.</summary>
    public required string Actor { get; init; }

    /// <summary><c>session:ID</c> or <c>key:ID</c>.</summary>
    public required string Session { get; init; }

    public required string Address { get; init; }

    /// <summary>Method and path, with <c>{id}</c> in place of ids: all commands of a kind have the same.</summary>
    public required string Action { get; init; }

    /// <summary>The path as it was sent, without the query.</summary>
    public required string Path { get; init; }

    public required int Status { get; init; }

    /// <summary>Why it was not done.</summary>
    public string? Refusal { get; init; }

    /// <summary>JSON, as the service that did it says.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }
}
