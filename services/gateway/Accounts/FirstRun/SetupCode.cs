namespace JakeOps.Gateway.Accounts.FirstRun;

/// <summary>Lets the first account be made. Each start of a gateway prints one of its own, and all of them are good
/// until there is an account.</summary>
internal sealed class SetupCode
{
    public required string Hash { get; init; }

    public required DateTimeOffset MadeAt { get; init; }
}
