using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>The system phases through all services, driven by nothing but what the host shows: checks, merge,
/// deployments.</summary>
public sealed class PhasesTests : IAsyncLifetime
{
    private const string Token = "ghp_stub0123456789abcdefghij";
    private const string Merge = "cccccccccccccccccccccccccccccccccccccccc";

    private static readonly Dictionary<string, string> Quick = new()
    {
        ["GitHubSync__WatchTick"] = "00:00:00.1", ["GitHubSync__WatchPause"] = "00:00:00.3", ["GitHubSync__Settle"] = "00:00:00",
        ["GitHubSync__Sync__Enabled"] = "false",
    };

    private readonly TempFolder _folder = new();
    private GitHubStub _github = null!;
    private StubRepository _repository = null!;

    public async ValueTask InitializeAsync()
    {
        _github = await GitHubStub.StartAsync();
        _github.Accept(Token);
        _repository = _github.AddRepository("octo/app");
    }

    public async ValueTask DisposeAsync()
    {
        await _github.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_Delivery_goes_from_a_failed_check_back_to_implement_and_then_by_checks_merge_and_deployment_to_its_close()
    {
        await using var local = await LocalJakeOps.StartAsync(
            _folder.File("data"), new Dictionary<string, string>(Quick) { ["GitHubSync__Hosts"] = _github.Url.ToString() });
        var id = await OpenAsync(local);
        var delivery = await local.BecomesAsync(id, "verify/running", 120);
        var first = delivery.GetProperty("head_commit").GetString()!;

        // The pull request that a person opened, and its first round of checks.
        _repository.Checks[first] = [new("lint", "completed", "success"), new("unit tests", "in_progress")];
        var pull = _repository.AddPull(delivery.GetProperty("branch").GetString()!, first);
        await EvidenceAsync(local, id, "unit tests in_progress");
        _repository.Checks[first] =
        [
            new("lint", "completed", "success"),
            new("unit tests", "completed", "failure", "1 of 12 tests failed: GreeterTests.Says_goodbye"),
        ];

        // Back to implement by itself, with what the check said.
        delivery = await Eventually.BecomesAsync(() => local.GetAsync($"/api/deliveries/{id}"), one =>
            LocalJakeOps.State(one) == "verify/running" && one.GetProperty("attempt").GetInt32() == 2, 120);
        var second = delivery.GetProperty("head_commit").GetString()!;
        second.ShouldNotBe(first);
        var prompt = delivery.GetProperty("runs").EnumerateArray()
            .Last(run => run.GetProperty("mode").GetString() == "implement").GetProperty("prompt").GetString()!;
        prompt.ShouldContain("Checks of the last round failed");
        prompt.ShouldContain("1 of 12 tests failed: GreeterTests.Says_goodbye");

        pull.Push(second);
        _repository.Checks[second] = [new("lint", "completed", "success"), new("unit tests", "completed", "success")];
        await local.BecomesAsync(id, "deploy/running");
        _repository.History.Add(Merge);
        pull.Merge(Merge);
        var deployment = new StubDeployment(1, Merge, "production") { States = { "in_progress" } };
        _repository.Deployments.Add(deployment);
        await EvidenceAsync(local, id, "deployment 1 to production in_progress");
        deployment.States.Add("success");
        delivery = await local.BecomesAsync(id, "close/succeeded");
        delivery.GetProperty("phase_runs").EnumerateArray()
            .Select(run => $"{run.GetProperty("phase")} {run.GetProperty("run_status")} {run.GetProperty("outcome")}").ToList()
            .ShouldBe(
            [
                "intake succeeded ", "plan succeeded ", "implement succeeded ", "review succeeded ", "verify failed ",
                "implement succeeded ", "review succeeded ", "verify succeeded ", "deploy succeeded ", "observe succeeded ", "close succeeded ",
            ]);
    }

    private async Task<string> OpenAsync(LocalJakeOps local)
    {
        using var made = await local.Http.PostAsJsonAsync("/api/sources", new
        {
            owner = "octo", repo = "app", token = Token, base_url = _github.Url, endpoint = "observe",
            clone_url = await GitRemote.MakeAsync(_folder.Path, "github.com"), checkpoints = Array.Empty<string>(),
            limits = new { max_failed_checks = 1 }, deploy = new { environment = "production" }, observe = new { window_seconds = 1 },
        });
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        var source = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        // The source's settings travel to delivery by the bus.
        return await Eventually.BecomesAsync<string>(async () =>
        {
            using var opened = await local.Http.PostAsJsonAsync("/api/deliveries", new
            {
                summary = "Say goodbye too", repository = "octo/app", source_id = source,
                refs = new[] { new { role = "request", type = "verbal", label = "goodbye" } },
            });
            return opened.IsSuccessStatusCode
                ? (await opened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()! : "";
        }, id => id.Length > 0);
    }

    private static Task EvidenceAsync(LocalJakeOps local, string id, string wanted) => Eventually.BecomesAsync(
        async () => string.Join(", ", (await local.GetAsync($"/api/deliveries/{id}")).GetProperty("phase_runs").EnumerateArray()
            .SelectMany(run => run.GetProperty("evidence").EnumerateArray())
            .Select(fact => $"{fact.GetProperty("name")} {fact.GetProperty("state")}")),
        seen => seen.Contains(wanted, StringComparison.Ordinal), 60);
}
