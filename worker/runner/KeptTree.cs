using System.Text.Json.Serialization;

namespace JakeOps.Worker.Runner;

/// <summary>A working tree in which a session of the agent was interrupted, and what has to be known to go on in it.
/// It stays at its path for a day: sessions know their files by their paths.</summary>
/// <param name="Session">The agent's session.</param>
/// <param name="Request">The tree that was asked for; only the same one is gone on in.</param>
/// <param name="RemoteTip">The branch at the remote; one that moved is begun anew.</param>
internal sealed record KeptTree(
    Guid Session, WorkingTree Request, string? RemoteTip, string BaseBranch, string BaseTip, string Start,
    string Configuration)
{
    private const string Kept = "kept.json";
    private const string Taken = "taken.json";

    /// <summary>True while the tree is waited for, or gone on in.</summary>
    public static bool IsIn(string root) =>
        File.Exists(Path.Combine(root, Kept)) || File.Exists(Path.Combine(root, Taken));

    /// <summary>Takes the tree of a session, for this caller alone.</summary>
    public static (KeptTree Tree, string Root)? Take(string executions, Guid? session, WorkingTree request)
    {
        if (session is null || !Directory.Exists(executions)) return null;
        foreach (var root in Directory.EnumerateDirectories(executions))
        {
            if (Read(Path.Combine(root, Kept)) is not { } tree || tree.Session != session) continue;
            if (tree.RequestText != TextOf(request)) continue;
            try { File.Move(Path.Combine(root, Kept), Path.Combine(root, Taken)); }
            catch (IOException) { continue; }
            return (tree, root);
        }
        return null;
    }

    /// <summary>From now on it waits for a retry. False where nothing was begun in it.</summary>
    public static bool Leave(string root)
    {
        var (kept, taken) = (Path.Combine(root, Kept), Path.Combine(root, Taken));
        if (!File.Exists(taken)) return false;
        File.SetLastWriteTimeUtc(taken, DateTime.UtcNow);
        File.Move(taken, kept, overwrite: true);
        return true;
    }

    /// <summary>Forgets a tree that nobody came back for.</summary>
    public static void Expire(string root, TimeSpan after)
    {
        var kept = Path.Combine(root, Kept);
        if (File.Exists(kept) && DateTime.UtcNow - File.GetLastWriteTimeUtc(kept) > after) File.Delete(kept);
    }

    /// <summary>A session is at work in it, which may die with this process.</summary>
    public void HoldIn(string root) =>
        File.WriteAllText(Path.Combine(root, Taken), JsonSerializer.Serialize(this, KeptTreeJson.Default.KeptTree));

    public static void Release(string root)
    {
        File.Delete(Path.Combine(root, Kept));
        File.Delete(Path.Combine(root, Taken));
    }

    [JsonIgnore]
    private string RequestText => TextOf(Request);

    private static string TextOf(WorkingTree request) =>
        JsonSerializer.Serialize(request, KeptTreeJson.Default.WorkingTree);

    private static KeptTree? Read(string file)
    {
        try
        {
            return File.Exists(file)
                ? JsonSerializer.Deserialize(File.ReadAllText(file), KeptTreeJson.Default.KeptTree) : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or JsonException) { return null; }
    }
}

[JsonSerializable(typeof(KeptTree))]
internal sealed partial class KeptTreeJson : JsonSerializerContext;
