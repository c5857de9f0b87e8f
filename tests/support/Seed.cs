namespace JakeOps.Tests.Support;

/// <summary>What random tests begin with: <c>JAKEOPS_SEED</c> repeats the run that printed it.</summary>
public static class Seed
{
    public static int Value { get; } =
        Environment.GetEnvironmentVariable("JAKEOPS_SEED") is { Length: > 0 } given ? int.Parse(given) : Random.Shared.Next();

    /// <summary>How to repeat this run, for the output and the messages of a test.</summary>
    public static string Hint => $"JAKEOPS_SEED={Value}";
}
