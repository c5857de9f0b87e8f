namespace JakeOps.Worker;

/// <summary>Texts that stand in files of their own.</summary>
internal static class Texts
{
    public static string Read(string name) =>
        new StreamReader(typeof(Texts).Assembly.GetManifestResourceStream(name)!).ReadToEnd();
}
