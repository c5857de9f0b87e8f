using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.Support;
using static JakeOps.Delivery.Tests.Results;

namespace JakeOps.Delivery.Tests;

/// <summary>Sources and requests as github-sync tells them.</summary>
public sealed class RequestTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private readonly DeliveryApp _app = shared.App;
    private readonly string _repository = $"acme/{Guid.NewGuid():N}";

    [Fact]
    public async Task A_discovered_request_opens_one_Delivery_with_its_sources_settings()
    {
        await _app.TellAsync(Source(2, "verify"));
        await _app.TellAsync(Source(1, "review"));
        await _app.TellAsync(Discovered());
        await _app.TellAsync(Discovered());
        var delivery = (await DeliveriesAsync()).ShouldHaveSingleItem();
        (delivery.GetProperty("endpoint").GetString(), delivery.GetProperty("clone_url").GetString())
            .ShouldBe(("verify", "file:///repo.git"));
        var id = delivery.GetProperty("id").GetString()!;
        await _app.PostAsync(id, "run");
        var asked = await _app.RequestedAsync(id, "plan");
        asked.Tree.CloneUrl.ShouldBe("file:///repo.git");
        asked.Agent.Prompt.ShouldContain("Please\nadd it.");
        (await _app.GetAsync(id)).GetProperty("body").GetString().ShouldBe("Please\nadd it.");
    }

    [Fact]
    public async Task A_reopened_request_opens_the_next_generation_and_leaves_the_closed_one_closed()
    {
        await _app.TellAsync(Source(1, "deploy"));
        await _app.TellAsync(Discovered());
        var first = (await DeliveriesAsync())[0].GetProperty("id").GetString()!;
        await _app.TellAsync(Discovered(reopened: true));
        (await DeliveriesAsync()).Count.ShouldBe(1);
        await _app.TellAsync(Withdrawn());
        (await _app.WhereAsync(first)).ShouldBe("close/succeeded");
        await _app.TellAsync(Discovered());
        (await DeliveriesAsync()).Count.ShouldBe(1);
        await _app.TellAsync(Discovered(reopened: true));
        var both = await DeliveriesAsync();
        both.Count.ShouldBe(2);
        both[0].GetProperty("generation").GetInt32().ShouldBe(2);
        both[0].GetProperty("refs").EnumerateArray().ShouldContain(one =>
            one.GetProperty("role").GetString() == "parent" && one.GetProperty("label").GetString() == first);
        (await _app.WhereAsync(first)).ShouldBe("close/succeeded");
    }

    [Fact]
    public async Task A_withdrawn_request_cancels_what_runs_and_closes()
    {
        await _app.TellAsync(Source(1, "deploy"));
        await _app.TellAsync(Discovered());
        var id = (await DeliveriesAsync())[0].GetProperty("id").GetString()!;
        await _app.PostAsync(id, "run");
        var asked = await _app.RequestedAsync(id, "plan");
        await _app.TellAsync(Withdrawn());
        (await _app.WhereAsync(id)).ShouldBe("close/succeeded");
        (await _app.Published.WaitAsync<ExecutionCancelRequested>(one => one.ExecutionId == asked.ExecutionId))
            .Reason.ShouldContain("was closed");
        await _app.TellAsync(Answer(asked, "canceled"));
        (await _app.WhereAsync(id)).ShouldBe("close/succeeded");
    }

    [Fact]
    public async Task A_request_closed_by_merging_its_own_pull_request_is_evidence_and_not_an_order()
    {
        await _app.TellAsync(Source(1, "deploy"));
        await _app.TellAsync(Discovered());
        var id = (await DeliveriesAsync())[0].GetProperty("id").GetString()!;
        await _app.PostAsync(id, "run");
        await _app.TellAsync(Answer(await _app.RequestedAsync(id, "plan")));
        await _app.TellAsync(Withdrawn("https://github.com/acme/shop/pull/7"));
        (await _app.WhereAsync(id)).ShouldBe("plan/succeeded");
        await _app.TellAsync(Withdrawn("https://github.com/acme/shop/pull/8"));
        (await _app.WhereAsync(id)).ShouldBe("close/succeeded");
        var events = await _app.OkAsync(HttpMethod.Get, $"/api/deliveries/{id}/events");
        events.EnumerateArray().Count(one => one.GetProperty("command").GetString() == "request_withdrawn").ShouldBe(2);
    }

    [Fact]
    public async Task In_deploy_a_withdrawn_request_is_not_obeyed()
    {
        await _app.TellAsync(Source(1, "deploy"));
        await _app.TellAsync(Discovered());
        var id = (await DeliveriesAsync())[0].GetProperty("id").GetString()!;
        await _app.OkAsync(HttpMethod.Patch, $"/api/deliveries/{id}", new { phase = "deploy", run_status = "pending" });
        await _app.TellAsync(Withdrawn());
        (await _app.WhereAsync(id)).ShouldBe("deploy/pending");
    }

    [Fact]
    public async Task A_request_that_comes_before_its_source_waits_for_its_settings()
    {
        var told = _app.TellAsync(Discovered());
        await _app.TellAsync(Source(1, "verify"));
        await told;
        await Eventually.TrueAsync(async () => (await DeliveriesAsync()).Count == 1);
        (await DeliveriesAsync())[0].GetProperty("endpoint").GetString().ShouldBe("verify");
    }

    [Fact]
    public async Task A_renamed_repository_keeps_its_Deliveries()
    {
        await _app.TellAsync(Source(1, "deploy"));
        await _app.TellAsync(Discovered());
        var id = (await DeliveriesAsync())[0].GetProperty("id").GetString()!;
        await _app.TellAsync(Discovered() with { Repository = $"{_repository}-renamed" });
        await _app.TellAsync(Withdrawn() with { Repository = $"{_repository}-renamed" });
        (await _app.WhereAsync(id)).ShouldBe("close/succeeded");
        (await DeliveriesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_new_repository_under_an_old_name_has_Deliveries_of_its_own()
    {
        await _app.TellAsync(Source(1, "deploy"));
        await _app.TellAsync(Discovered());
        var first = (await DeliveriesAsync())[0].GetProperty("id").GetString()!;
        await _app.TellAsync(Source(1, "deploy") with { SourceId = "the-new-one" });
        await _app.TellAsync(Discovered() with { SourceId = "the-new-one" });
        var both = await DeliveriesAsync();
        both.Select(one => one.GetProperty("generation").GetInt32()).ShouldBe([2, 1]);
        both[0].GetProperty("refs").GetArrayLength().ShouldBe(1);
        await _app.TellAsync(Withdrawn() with { SourceId = "the-new-one" });
        (await _app.WhereAsync(first)).ShouldBe("plan/pending");
    }

    private async Task<List<JsonElement>> DeliveriesAsync() =>
        [.. (await _app.OkAsync(HttpMethod.Get, $"/api/deliveries?repository={_repository}")).EnumerateArray()];

    private SourceChanged Source(int version, string endpoint) => new(
        "default", _repository[..12], version, "github.com", _repository, "file:///repo.git", true, endpoint,
        ["plan", "from_the_future"],
        new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, IReadOnlyList<string>>(),
        new(3, null, null, 600, 0), false, Now);

    private RequestDiscovered Discovered(bool reopened = false) => new(
        "default", _repository[..12], "github.com", _repository, "#5", "github_issue", "Add\n it\0", "Please\nadd it.",
        [],
        $"https://github.com/{_repository}/issues/5", reopened, Now);

    private RequestWithdrawn Withdrawn(string? pullRequest = null) => new(
        "default", _repository[..12], "github.com", _repository, "#5", "The issue was closed.", pullRequest, Now);
}
