using System.Text.Json;
using System.Text.RegularExpressions;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>Compares what the system says at the end with the ledger, the agents' own trace and the branches.</summary>
internal sealed partial class Judge(Installation installation, Ledger ledger)
{
    public int Lost { get; private set; }

    public int Duplicated { get; private set; }

    /// <summary>Every accepted command has exactly one event in the audit, every other one none.</summary>
    public async Task CountCommandsAsync(string id)
    {
        var events = await installation.GetAsync($"/api/deliveries/{id}/events");
        var happened = events.EnumerateArray().Where(one => one.GetProperty("actor").GetProperty("kind").GetString() == "user")
            .CountBy(one => one.GetProperty("command").GetString()!).ToDictionary();
        var accepted = ledger.Entries.Where(entry => entry.Delivery == id && entry.Accepted)
            .CountBy(entry => entry.Name).ToDictionary();
        foreach (var command in happened.Keys.Union(accepted.Keys))
        {
            var more = happened.GetValueOrDefault(command) - accepted.GetValueOrDefault(command);
            Lost += Math.Max(0, -more);
            Duplicated += Math.Max(0, more);
        }
        events.EnumerateArray().Select(one => one.GetProperty("seq").GetInt32())
            .ShouldBe(Enumerable.Range(1, events.GetArrayLength()), $"the audit of {id} has a gap");
    }

    /// <summary>It went through all that its commands and its agent's results allow, and nothing else.</summary>
    public async Task StandsWhereItShouldAsync(string id, Course course)
    {
        var delivery = await installation.GetAsync($"/api/deliveries/{id}");
        var phaseRuns = delivery.GetProperty("phase_runs").EnumerateArray().ToList();
        foreach (var phase in phaseRuns.GroupBy(run => run.GetProperty("phase").GetString()))
            phase.Select(run => run.GetProperty("attempt").GetInt32()).ShouldBe(
                Enumerable.Range(1, phase.Count()), $"{id}: attempts of {phase.Key}");
        phaseRuns.ShouldAllBe(run => run.GetProperty("ended_at").ValueKind == JsonValueKind.String);

        int Succeeded(string phase) => phaseRuns.Count(run =>
            run.GetProperty("phase").GetString() == phase && run.GetProperty("run_status").GetString() == "succeeded");
        if (course is Course.Canceled or Course.Failing)
        {
            Succeeded("plan").ShouldBe(0, $"{id}: its agent never succeeds");
            return;
        }
        Succeeded("plan").ShouldBe(course is Course.Rejected ? 2 : 1, id);
        // The agent passes in the second round of its work, even where a kill took the first round's result away.
        var interrupted = phaseRuns.Any(run => run.GetProperty("phase").GetString() is "implement" or "review"
            && run.GetProperty("run_status").GetString() == "failed");
        Succeeded("implement").ShouldBeInRange(
            course is Course.SecondRound && !interrupted ? 2 : 1, course is Course.SecondRound ? 2 : 1, id);
        Succeeded("deploy").ShouldBe(1, id);
        var subjects = await GitRemote.GitAsync(installation.Remote, "log", "--format=%s", $"trunk..jakeops/{id}");
        subjects.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThanOrEqualTo(2, id);
    }

    /// <summary>What a run's agent printed is there once, in order and, where it succeeded, to its end.</summary>
    public async Task TranscriptsAreWholeAsync(string id)
    {
        var delivery = await installation.GetAsync($"/api/deliveries/{id}");
        foreach (var run in delivery.GetProperty("runs").EnumerateArray())
        {
            var (number, success) = (run.GetProperty("id").GetString()!, run.GetProperty("status").GetString() == "success");
            run.GetProperty("status").GetString().ShouldBeOneOf("success", "failed");
            using var answer = await installation.Http.GetAsync($"/api/deliveries/{id}/runs/{number}/events?limit=1000");
            if (!answer.IsSuccessStatusCode)
            {
                // An agent that was ended before its first line leaves no transcript.
                success.ShouldBeFalse($"run {number} succeeded and has no transcript");
                continue;
            }
            var page = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
            var text = page.GetProperty("events").GetRawText();
            text.ShouldNotContain("\"type\":\"gap\"", customMessage: $"run {number} has a gap");
            var lines = Numbered().Matches(text).Select(match => int.Parse(match.Groups[1].Value)).ToList();
            lines.ShouldBe(Enumerable.Range(1, lines.Count), $"run {number}: lines are missing, doubled or out of order");
            if (!success) continue;
            page.GetProperty("complete").GetBoolean().ShouldBeTrue($"run {number} is not complete");
            lines.Count.ShouldBe(Person.AgentLines, $"run {number}");
            page.GetProperty("events").EnumerateArray().Last().GetProperty("event").GetProperty("type").GetString()
                .ShouldBe("result", $"run {number}");
        }
    }

    /// <summary>Whether nothing is on its way any more.</summary>
    public async Task<bool> IsQuietAsync(IEnumerable<string> ids)
    {
        if (installation.Worker.HasAgents) return false;
        foreach (var state in new[] { "queued", "running" })
            if ((await installation.GetAsync($"/api/executions?state={state}")).GetArrayLength() > 0) return false;
        foreach (var id in ids)
            foreach (var run in (await installation.GetAsync($"/api/deliveries/{id}")).GetProperty("runs").EnumerateArray())
                if (run.GetProperty("status").GetString() == "running" || !await IsStoredAsync(id, run)) return false;
        return true;
    }

    public void NothingRanTwice()
    {
        var trace = installation.Worker.Trace;
        trace.RanTwice.ShouldBeEmpty();
        trace.Starts.GroupBy(execution => execution).Where(starts => starts.Count() > 1).Select(starts => starts.Key)
            .ShouldBeEmpty("an execution was started twice");
    }

    public async Task NothingIsParkedAsync()
    {
        foreach (var database in new[] { "delivery", "transcripts", "github-sync", "worker-broker", "gateway" })
            (await installation.GetAsync($"/api/operations/parked/{database}")).GetArrayLength().ShouldBe(0, database);
    }

    private async Task<bool> IsStoredAsync(string id, JsonElement run)
    {
        if (run.GetProperty("status").GetString() != "success") return true;
        using var answer = await installation.Http.GetAsync(
            $"/api/deliveries/{id}/runs/{run.GetProperty("id").GetString()}/events?limit=1");
        return answer.IsSuccessStatusCode && JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync())
            .GetProperty("complete").GetBoolean();
    }

    [GeneratedRegex(@"Simulated line (\d+)\.")]
    private static partial Regex Numbered();
}
