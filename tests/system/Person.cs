using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>What somebody wants of a Delivery, and what its agent was told to do.</summary>
internal enum Course { ByItself, Approved, Rejected, SecondRound, Canceled, Failing }

/// <summary>Carries one Delivery from its request to its end, as a person does who looks at it now and then.</summary>
internal sealed class Person(Ledger ledger, Course course, bool runWithApproval)
{
    private static readonly string[] AgentPhases = ["plan", "implement", "review"];

    private bool _rejected;

    private string[] Checkpoints => course is Course.Approved or Course.Rejected ? AgentPhases : [];

    private string Orders => course switch
    {
        Course.SecondRound => $"simulate: lines {AgentLines}\nsimulate review: not-pass-once",
        Course.Canceled => "simulate plan: hang",
        Course.Failing => "simulate plan: fail",
        _ => $"simulate: lines {AgentLines}",
    };

    /// <summary>Numbered lines that an agent prints, so that one that is missing or doubled shows.</summary>
    public const int AgentLines = 30;

    public async Task<string> CarryAsync(string repository, string remote, string label, CancellationToken ct)
    {
        var more = new { checkpoints = Checkpoints, body = Orders };
        var id = await ledger.CreateAsync(JakeOpsClient.NewDelivery(repository, remote, more, label), ct);
        while (true)
        {
            var delivery = await ledger.GetAsync($"/api/deliveries/{id}", ct);
            if (JakeOpsClient.State(delivery) == "close/succeeded") return id;
            if (Next(delivery) is var (action, body)) await ledger.ActAsync(id, action, body, ct);
            else await Task.Delay(150, ct);
        }
    }

    /// <summary>Null while there is nothing to do but wait.</summary>
    private (string Action, object Body)? Next(JsonElement delivery)
    {
        var phase = delivery.GetProperty("phase").GetString()!;
        switch (delivery.GetProperty("run_status").GetString())
        {
            case "running" when course is Course.Canceled && HasWorker(delivery):
                return ("cancel", new { reason = "It hangs." });
            case "failed" or "blocked" when course is Course.Canceled or Course.Failing:
                return ("close", new { reason = "It was not meant to succeed." });
            case "failed" or "blocked":
                return ("retry", new { run = true });
            case "pending" when Checkpoints.Contains(phase):
                return ("run", new { });
            case "succeeded" when Checkpoints.Contains(phase) && course is Course.Rejected && !_rejected:
                _rejected = true;
                return ("reject", new { reason = "Once more, please.", run = true });
            case "succeeded" when Checkpoints.Contains(phase):
                return ("approve", new { run = runWithApproval });
            default:
                return null;
        }
    }

    private static bool HasWorker(JsonElement delivery) =>
        delivery.GetProperty("runs").EnumerateArray().Any(run =>
            run.GetProperty("worker").ValueKind == JsonValueKind.Object && run.GetProperty("status").GetString() == "running");
}
