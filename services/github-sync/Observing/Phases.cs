namespace JakeOps.GitHubSync;

/// <summary>The phases that are observed here, in the words of the messages.</summary>
internal static class Phases
{
    public const string Verify = "verify";
    public const string Deploy = "deploy";
    public const string Observe = "observe";

    public static bool IsObserved(string phase) => phase is Verify or Deploy or Observe;
}
