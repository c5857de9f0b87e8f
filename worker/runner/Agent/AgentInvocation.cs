using System.Text.RegularExpressions;

namespace JakeOps.Worker.Runner;

/// <summary>The agent CLI's arguments: the least that a tool profile needs, and nothing that a cloned repository
/// brings.</summary>
internal static partial class AgentInvocation
{
    /// <summary>The first version whose stream, flags and ways to stop were checked.</summary>
    public static readonly Version Oldest = new(2, 1, 197);

    /// <summary>From here on the CLI itself confines an agent to its folder (<c>--restricted</c>).</summary>
    public static readonly Version Restricting = new(2, 1, 330);

    private static readonly string[] Reading = ["Read", "Glob", "Grep"];
    private static readonly string[] Editing = [.. Reading, "Edit", "Write", "Bash"];

    /// <summary>Linux takes no longer single argument.</summary>
    private const int LongestArgument = 120_000;

    public static IReadOnlyList<string> Arguments(
        AgentTask task, Limits limits, Version version, (Guid Id, bool Resume) session)
    {
        List<string> arguments =
        [
            "-p", "--input-format", "stream-json", "--output-format", "stream-json", "--verbose",
            session.Resume ? "--resume" : "--session-id", session.Id.ToString(), "--strict-mcp-config",
            .. version >= Restricting ? ["--restricted", "--permission-prompts", "none"]
                : (string[])["--setting-sources", "user"],
            .. Tools(task),
        ];
        if (limits.Turns is { } turns)
            arguments.AddRange(["--max-turns", $"{turns}"]);
        if (limits.CostUsd is { } cost)
            arguments.AddRange(["--max-budget-usd", $"{cost}"]);
        if (task.SystemPrompt.Length > 0)
            arguments.AddRange(["--append-system-prompt", task.SystemPrompt.Replace("\0", "")]);
        if (task.OutputSchema is { } schema) arguments.AddRange(["--json-schema", Checked(schema)]);
        if (arguments.FirstOrDefault(argument => argument.Length > LongestArgument) is { } tooLong)
            throw new ExecutionFailedException(FailureCodes.BadRequest, $"The system prompt or the output schema has "
                + $"{tooLong.Length:N0} characters; {LongestArgument:N0} are the limit. Put long text into the "
                + "prompt.");
        return arguments;
    }

    private static string Checked(string schema)
    {
        try
        {
            using var json = JsonDocument.Parse(schema);
            if (json.RootElement.ValueKind == JsonValueKind.Object) return schema;
        }
        catch (JsonException)
        {
            // Said below, together with what is JSON but no schema.
        }
        throw new ExecutionFailedException(FailureCodes.BadRequest, "The output schema is not a JSON object. "
            + "Correct it, then retry.");
    }

    private static string[] Tools(AgentTask task) => task.ToolProfile switch
    {
        ToolProfiles.ReadOnly => ["--tools", string.Join(',', Reading), "--permission-mode", "dontAsk"],
        ToolProfiles.Edit =>
        [
            "--tools", string.Join(',', Editing), "--permission-mode", "acceptEdits",
            "--allowedTools", "Bash(git:*)",
            .. task.AllowedTools.Where(rule => !Editing[..^1].Contains(rule)).Select(Rule),
            "--disallowedTools", "Bash(git push:*)",
        ],
        _ => throw new ExecutionFailedException(FailureCodes.BadRequest,
            $"The tool profile '{task.ToolProfile}' is unknown; it has to be {ToolProfiles.ReadOnly} or "
            + $"{ToolProfiles.Edit}."),
    };

    /// <summary>A rule for a file tool would lift the CLI's own confinement to the working tree, and a rule with a
    /// comma or a space outside its parentheses would be read as two.</summary>
    private static string Rule(string rule) => RuleForm().IsMatch(rule)
        ? rule
        : throw new ExecutionFailedException(FailureCodes.BadRequest,
            $"The allowed tool '{rule}' is not accepted; it has to be Bash or Bash(command:*). Change the allowed "
            + "tools of the source.");

    [GeneratedRegex(@"\ABash(\([^()\p{C}]{1,500}\))?\z")]
    private static partial Regex RuleForm();
}
