using JakeOps.Contracts;
using static JakeOps.Delivery.Tests.Results;

namespace JakeOps.Delivery.Tests;

/// <summary>What was seen at the host is kept with the attempt, and what failed goes to the next agent.</summary>
public sealed class EvidenceTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private static readonly ObservedFact Good = new("lint", "success", "c1", "https://github.com/acme/shop/runs/1", null, Now);
    private static readonly ObservedFact Bad =
        new("unit tests", "failure", "c1", "https://github.com/acme/shop/runs/2", "greet.cs:7: expected Goodbye", Now);

    private readonly DeliveryApp _app = shared.App;

    [Fact]
    public async Task The_newest_evidence_of_an_attempt_is_shown_while_it_runs_and_after_it()
    {
        var id = await _app.CreateAsync(new { phase = "verify", run_status = "pending", endpoint = "verify" });
        await _app.TellAsync(Observed(id, "verify", 1, "running", Good));
        await _app.TellAsync(Observed(id, "verify", 1, "running", Good, Bad with { State = "in_progress", Detail = null }));
        (await _app.WhereAsync(id)).ShouldBe("verify/running");
        var seen = (await _app.GetAsync(id)).GetProperty("phase_runs")[1].GetProperty("evidence");
        seen.EnumerateArray().Select(fact => $"{fact.GetProperty("name")} {fact.GetProperty("state")}")
            .ShouldBe(["lint success", "unit tests in_progress"]);
        var lost = new ObservedFact("github", "unreadable", null, null, "The host failed (500)", null);
        await _app.TellAsync(Observed(id, "verify", 1, "running", lost));
        await _app.TellAsync(Observed(id, "verify", 1, "running", lost));
        (await _app.GetAsync(id)).GetProperty("phase_runs")[1].GetProperty("evidence").EnumerateArray()
            .Select(fact => fact.GetProperty("name").GetString()).ShouldBe(["lint", "unit tests", "github"]);
        seen[0].GetProperty("url").GetString().ShouldBe("https://github.com/acme/shop/runs/1");
        await _app.TellAsync(Observed(id, "verify", 1, "succeeded", Good));
        (await _app.WhereAsync(id)).ShouldBe("close/succeeded");
        (await _app.GetAsync(id)).GetProperty("phase_runs")[1].GetProperty("evidence").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Of_failed_checks_the_next_implement_prompt_has_what_they_say_and_nothing_of_the_good_ones()
    {
        var id = await _app.CreateAsync(new
        {
            phase = "verify", run_status = "pending", checkpoints = Array.Empty<string>(), limits = new { max_failed_checks = 1 },
        });
        await _app.TellAsync(Observed(id, "verify", 1, "failed", Good, Bad));
        var prompt = (await _app.RequestedAsync(id, "implement")).Agent.Prompt;
        prompt.ShouldContain("Checks of the last round failed");
        prompt.ShouldContain("unit tests: failure https://github.com/acme/shop/runs/2");
        prompt.ShouldContain("greet.cs:7: expected Goodbye");
        prompt.ShouldNotContain("lint");
        (await _app.GetAsync(id)).GetProperty("phase_runs")[1].GetProperty("evidence")[1].GetProperty("detail").GetString()
            .ShouldBe("greet.cs:7: expected Goodbye");
        (await _app.Http.GetStringAsync("/api/deliveries")).ShouldNotContain("greet.cs:7: expected Goodbye");
    }

    [Fact]
    public async Task What_happened_is_told_with_who_did_it_and_what_he_said()
    {
        var id = await _app.CreateAsync(new { phase = "review", run_status = "succeeded" });
        await _app.OkAsync(HttpMethod.Post, $"/api/deliveries/{id}/reject", new { reason = "Name the port" });
        var told = await _app.Published.WaitAsync<DeliveryPhaseChanged>(news => news.DeliveryId == id && news.Command == "reject");
        (told.Actor, told.Comment, told.Phase).ShouldBe(("local", "Name the port", "implement"));
    }

    [Fact]
    public async Task A_follow_up_names_the_Delivery_that_it_follows_from()
    {
        var label = $"observe {Guid.NewGuid():N}";
        await _app.TellAsync(new SourceChanged("default", "s", 1, "github.com", "acme/shop", "https://github.com/acme/shop.git", true,
            "deploy", [], new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(),
            new(3, null, null, 3600, 0), false, Now));
        await _app.TellAsync(new RequestDiscovered("default", "s", "github.com", "acme/shop", label, "issue", "It did not hold", "Why",
            [], "https://github.com/acme/shop", false, Now, "0123456789ab"));
        var list = await _app.OkAsync(HttpMethod.Get, $"/api/deliveries?q={Uri.EscapeDataString(label)}");
        list[0].GetProperty("refs").EnumerateArray().Select(one => $"{one.GetProperty("role")} {one.GetProperty("label")}")
            .ShouldBe([$"request {label}", "parent 0123456789ab"]);
    }
}
