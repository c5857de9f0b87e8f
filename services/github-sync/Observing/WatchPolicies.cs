using System.ComponentModel;

namespace JakeOps.GitHubSync;

/// <summary>When the checks of a commit are good enough.</summary>
internal sealed record VerifyPolicy(
    [property: Description("all checks that appear, required (those named), or none")] string Checks = VerifyPolicy.All,
    [property: Description("Names of check runs and contexts of statuses")] IReadOnlyList<string>? Required = null,
    [property: Description("What a cancelled check means: fail or pass")] string Cancelled = VerifyPolicy.Fail,
    [property: Description("What a neutral check means: fail or pass")] string Neutral = VerifyPolicy.Pass,
    [property: Description("How long a first check is waited for; then the phase is skipped")] int GraceSeconds = 600,
    [property: Description("After that it is blocked; at most six hours")] int TimeLimitSeconds = 6 * 3600)
{
    public const string All = "all";
    public const string OnlyRequired = "required";
    public const string None = "none";
    public const string Fail = "fail";
    public const string Pass = "pass";

    public static readonly VerifyPolicy Default = new();
}

/// <summary>What counts as deployed.</summary>
internal sealed record DeployPolicy(
    [property: Description("Environment whose deployment has to succeed; null: the merge is all")] string? Environment = null,
    [property: Description("After that it is blocked")] int TimeLimitSeconds = 7 * 24 * 3600)
{
    public static readonly DeployPolicy Default = new();
}

/// <summary>How long a deployment has to hold.</summary>
internal sealed record ObservePolicy(
    [property: Description("How long the deployment is observed")] int WindowSeconds = 3600,
    [property: Description("Open a linked Delivery when it fails or is rolled back")] bool OpenDelivery = false)
{
    public static readonly ObservePolicy Default = new();
}
