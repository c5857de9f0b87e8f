using JakeOps.Contracts;
using JakeOps.Worker.Protocol;
using OutputPiece = JakeOps.Worker.Protocol.OutputPiece;

namespace JakeOps.WorkerBroker.Tests;

internal static class Sample
{
    public const string Organization = "default";

    public static ExecutionRequested Requested(Guid id, int attempt = 1, int priority = 0, params string[] tags) => new(
        Organization, id, attempt, "d1", 12, "Greet by name", "plan", "ada",
        new("Plan this.", "You plan.", "read_only", ["Bash(ls:*)"], null, null),
        new("https://example.com/a/b.git", null, "jakeops/d1", 0, [new("CONTEXT.md", "text")],
            new("docs/plans/d1.md", "# Plan", "Plan as ada edited it"), null, false),
        new("docs/plans/d1.md", "Plan", true, true, new("Greet", "Body", true), null),
        new(1.5m, null, 10, 600, null, null), tags, priority, DateTimeOffset.UtcNow);

    public static Hello Hello(string name = "build-3", string[]? tags = null, int capacity = 1,
        string? machine = null) => new(
        Wire.Version, name, machine ?? $"machine of {name}", "0.1.0", "linux", "x64", tags ?? [], capacity, [], []);

    public static ExecutionResult Result(string outcome = Outcomes.Succeeded, long lastSequence = 0,
        string? error = null) => new(
        outcome, null, error, 0, "# Plan", null, null, new("model-x", 0.12m, 10, 20, 3, 4, 1500, 2),
        new("jakeops/d1", "aaa", "bbb", [new("bbb", "Plan", "agent")], ["docs/plans/d1.md"], "diff", false, null,
            "no gh"),
        lastSequence, 0, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow);

    public static Output Output(Guid id, long first, params string[] lines) =>
        new(id, 1, first, [.. lines.Select(line => new OutputPiece(line))]);
}
