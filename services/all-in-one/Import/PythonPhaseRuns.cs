using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakeOps.AllInOne.Import;

/// <summary>The Python server wrote a row for every status of an attempt; here an attempt is one row. Where its rows and
/// the Delivery's own phase and status differ (it let clients set those), the Delivery's own are what counts.</summary>
internal static class PythonPhaseRuns
{
    public static readonly string[] Phases =
        ["intake", "plan", "implement", "review", "verify", "deploy", "observe", "close"];

    private static readonly string[] Ends = ["succeeded", "failed", "blocked"];

    public static JsonArray Of(JsonElement delivery, DateTimeOffset created)
    {
        var updated = delivery.Time("updated_at") ?? created;
        var attempts = new List<Attempt>();
        foreach (var row in delivery.List("phase_runs").Where(row => Phases.Contains(row.Text("phase"))))
            Add(attempts, row.Text("phase")!, Status(row.Text("run_status")), row.Text("verdict"),
                row.Time("started_at") ?? updated, row.Time("ended_at"));
        if (attempts.Count == 0 || attempts[0].Phase != "intake")
            attempts.Insert(0, new("intake", "succeeded", null, created, created));
        var (phase, status) = Current(delivery);
        if (attempts[^1].Phase != phase) Add(attempts, phase, status, null, updated, null);
        Settle(attempts, status, updated, delivery.Text("error"));
        return new([.. attempts.Select(attempt => attempt.Json())]);
    }

    private static void Add(
        List<Attempt> attempts, string phase, string status, string? verdict, DateTimeOffset started, DateTimeOffset? ended)
    {
        ended = Ends.Contains(status) ? ended ?? started : null;
        if (attempts is [.., { Open: true } open])
        {
            if (open.Phase == phase)
            {
                attempts[^1] = open with { Status = status, Verdict = verdict ?? open.Verdict, Ended = ended };
                return;
            }
            var passed = Array.IndexOf(Phases, phase) > Array.IndexOf(Phases, open.Phase);
            attempts[^1] = open with { Status = passed ? "succeeded" : "failed", Ended = started };
        }
        attempts.Add(new(phase, status, verdict, started, ended));
    }

    /// <summary>A plan that failed put the Python server's Delivery back to intake, and what is at intake here goes on to
    /// plan at once.</summary>
    private static (string Phase, string Status) Current(JsonElement delivery)
    {
        var phase = delivery.Text("phase") is { } named && Phases.Contains(named) ? named : "intake";
        var status = Status(delivery.Text("run_status"));
        return phase switch
        {
            "close" => (phase, "succeeded"),
            "intake" => ("plan", status == "succeeded" ? "pending" : status),
            _ => (phase, status),
        };
    }

    private static void Settle(List<Attempt> attempts, string status, DateTimeOffset updated, string? error)
    {
        var last = attempts[^1];
        var reason = status switch
        {
            "running" => "It was running on the other server when it was imported: retry it.",
            "failed" => error ?? "It failed on the other server.",
            "blocked" => error ?? "It was blocked on the other server.",
            _ => null,
        };
        status = last.Phase == "close" ? "succeeded" : status == "running" ? "failed" : status;
        // A review without a verdict, that a person could approve there, can be approved here too.
        var silent = last.Phase == "review" && last.Verdict is null && status == "succeeded";
        var verdict = silent ? "pass" : last.Verdict;
        attempts[^1] = last with
        {
            Status = status,
            Verdict = verdict,
            Reason = reason,
            Ended = Ends.Contains(status) ? last.Ended ?? updated : null,
        };
    }

    private static string Status(string? status) => status switch
    {
        "pending" or "running" or "succeeded" or "failed" or "blocked" => status,
        null => "pending",
        _ => "failed",
    };

    private sealed record Attempt(
        string Phase, string Status, string? Verdict, DateTimeOffset Started, DateTimeOffset? Ended, string? Reason = null)
    {
        public bool Open => Ended is null;

        public JsonNode Json() => new JsonObject
        {
            ["phase"] = Phase, ["run_status"] = Status, ["verdict"] = Verdict is "pass" or "not_pass" ? Verdict : null,
            ["reason"] = Reason is { Length: > 2000 } ? Reason[..2000] : Reason, ["started_at"] = Started,
            ["ended_at"] = Ended,
        };
    }
}
