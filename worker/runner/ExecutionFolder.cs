namespace JakeOps.Worker.Runner;

/// <summary>What an execution has on the disk while it runs.</summary>
internal sealed class ExecutionFolder
{
    private readonly string _keep;

    public ExecutionFolder(AgentOptions options, Guid execution)
        : this(Path.Combine(AllOf(options), execution.ToString()))
    {
    }

    private ExecutionFolder(string root)
    {
        Root = root;
        _keep = Path.Combine(root, "keep");
        Output = Path.Combine(root, "output");
        Scratch = Path.Combine(root, "scratch");
    }

    public string Root { get; }

    public Guid Execution => Guid.TryParse(Path.GetFileName(Root), out var id) ? id : Guid.Empty;

    public string Output { get; }

    /// <summary>The sandbox's home and temporary folder.</summary>
    public string Scratch { get; }

    public static IEnumerable<ExecutionFolder> Left(AgentOptions options) => Directory.Exists(AllOf(options))
        ? Directory.EnumerateDirectories(AllOf(options)).Select(folder => new ExecutionFolder(folder))
        : [];

    public void Create(bool keep)
    {
        PrivateFile.Folder(Root);
        if (keep) File.WriteAllText(_keep, "");
    }

    /// <summary>Deletes a working tree that was to be kept for too long.</summary>
    public void Expire(TimeSpan after)
    {
        if (!KeptTree.IsIn(Root)) return;
        KeptTree.Expire(Root, after);
        if (!KeptTree.IsIn(Root)) Delete();
    }

    /// <summary>What an earlier process left of it, but for its output.</summary>
    public void DeleteTree()
    {
        TreeFiles.Delete(Scratch);
        if (File.Exists(_keep) || KeptTree.IsIn(Root) || !Directory.Exists(Root)) return;
        TreeFiles.Delete(Path.Combine(Root, "tree"));
        TreeFiles.Delete(Path.Combine(Root, "git"));
    }

    /// <summary>Everything, or all but the working tree where it is to be kept.</summary>
    public void Delete()
    {
        File.Delete(Output);
        TreeFiles.Delete(Scratch);
        if (!File.Exists(_keep) && !KeptTree.IsIn(Root)) TreeFiles.Delete(Root);
    }

    public static string AllOf(AgentOptions options) => Path.Combine(options.FullWorkFolder, "executions");
}
