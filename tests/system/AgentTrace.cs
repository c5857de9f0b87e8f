namespace JakeOps.SystemTests;

/// <summary>Stands before the simulated agent and writes down every start. A lock that lives exactly as long as the
/// agent's processes tells whether an execution, or a Delivery's branch, was ever worked on twice at once.</summary>
internal sealed class AgentTrace
{
    private const string Started = "started";
    private const string Twice = "twice";

    private readonly string _folder;

    public AgentTrace(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        Program = Path.Combine(folder, "agent");
        File.WriteAllText(Program, $"""
            #!/bin/sh
            if [ -n "$JAKEOPS_EXECUTION_ID" ] && [ "$1" != --version ]; then
              branch=$(git symbolic-ref --short HEAD | tr / -)
              exec 8>>"{folder}/lock-$branch" 9>>"{folder}/lock-$JAKEOPS_EXECUTION_ID"
              flock -n 8 || echo "branch $branch" >>"{folder}/{Twice}"
              flock -n 9 || echo "execution $JAKEOPS_EXECUTION_ID" >>"{folder}/{Twice}"
              echo "$JAKEOPS_EXECUTION_ID" >>"{folder}/{Started}"
            fi
            exec "{Programs.SimulatedAgent}" "$@"

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>What the worker starts as its agent.</summary>
    public string Program { get; }

    /// <summary>Executions in the order of their starts.</summary>
    public IReadOnlyList<string> Starts => Lines(Started);

    /// <summary>Whatever ran twice at once.</summary>
    public IReadOnlyList<string> RanTwice => Lines(Twice);

    private string[] Lines(string file) =>
        File.Exists(Path.Combine(_folder, file)) ? File.ReadAllLines(Path.Combine(_folder, file)) : [];
}
