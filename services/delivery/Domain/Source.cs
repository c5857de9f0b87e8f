using JakeOps.Hosting;

namespace JakeOps.Delivery;

/// <summary>Delivery's own copy of a source, fed by <c>SourceChanged</c>.</summary>
internal sealed class Source : ITenantOwned
{
    public required string Organization { get; init; }

    public required string Id { get; init; }

    public required int Version { get; set; }

    public required string Host { get; set; }

    public required string Repository { get; set; }

    public required string CloneUrl { get; set; }

    public required bool Active { get; set; }

    public required bool Deleted { get; set; }

    public required Settings Settings { get; set; }
}
