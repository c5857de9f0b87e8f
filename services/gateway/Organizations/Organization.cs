namespace JakeOps.Gateway.Organizations;

internal sealed class Organization
{
    public required string Id { get; init; }

    public required string Name { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts changes of its members: who changes them writes this first, so that two never do at once.</summary>
    public int MemberChanges { get; set; }
}
