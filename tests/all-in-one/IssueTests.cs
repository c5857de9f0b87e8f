using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>From an issue at the host to an agent at work, and the end of both.</summary>
public sealed class IssueTests : IAsyncLifetime
{
    private const string Token = "ghp_stub0123456789abcdefghij";

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
    public async Task An_issue_becomes_a_Delivery_and_closing_it_closes_the_Delivery_and_ends_its_agent()
    {
        await using var local = await StartAsync("00:00:01");
        await AddSourceAsync(local);
        var issue = _repository.AddIssue("Say goodbye", "simulate plan: hang");
        var id = await DeliveryAsync(local);
        var delivery = await local.BecomesAsync(id, "plan/running");
        delivery.GetProperty("summary").GetString().ShouldBe("Say goodbye");
        await Eventually.TrueAsync(() => AgentProcesses.Of(_folder.Path).Count > 0);
        issue.Close("not_planned");
        var closed = await local.BecomesAsync(id, "close/succeeded");
        closed.GetProperty("phase_runs").EnumerateArray().Single(run => run.GetProperty("phase").GetString() == "plan")
            .GetProperty("reason").GetString()!.ShouldContain("closed as not planned");
        await Eventually.TrueAsync(() => AgentProcesses.Of(_folder.Path).Count == 0);
    }

    [Fact]
    public async Task A_webhook_opens_and_closes_it_without_any_poll()
    {
        await using var local = await StartAsync("01:00:00");
        var source = await AddSourceAsync(local);
        await Eventually.BecomesAsync(() => local.GetAsync($"/api/sources/{source}"), one => one.GetProperty("sync").GetProperty("state").GetString() == "ok");
        using var made = await local.Http.PostAsync($"/api/sources/{source}/webhook-secret", null);
        var secret = await made.Content.ReadFromJsonAsync<JsonElement>();
        var hooks = _github.Hooks(new(local.Http.BaseAddress!, secret.GetProperty("path").GetString()), secret.GetProperty("secret").GetString()!);
        _github.ForgetCalls();
        var issue = _repository.AddIssue("Say goodbye", "simulate plan: hang");
        (await hooks.SendAsync("issues", Webhooks.Issue("opened", issue))).IsSuccessStatusCode.ShouldBeTrue();
        var id = await DeliveryAsync(local);
        await local.BecomesAsync(id, "plan/running");
        issue.Close();
        (await hooks.SendAsync("issues", Webhooks.Issue("closed", issue))).IsSuccessStatusCode.ShouldBeTrue();
        await local.BecomesAsync(id, "close/succeeded");
        _github.Calls.ShouldBeEmpty();
        await Eventually.TrueAsync(() => AgentProcesses.Of(_folder.Path).Count == 0);
    }

    private Task<LocalJakeOps> StartAsync(string interval) => LocalJakeOps.StartAsync(_folder.File("data"), new Dictionary<string, string>
    {
        ["GitHubSync__Hosts"] = _github.Url.ToString(), ["GitHubSync__Sync__Default"] = interval, ["GitHubSync__Sync__Busy"] = interval,
    });

    private async Task<string> AddSourceAsync(LocalJakeOps local)
    {
        using var made = await local.Http.PostAsJsonAsync("/api/sources", new
        {
            owner = "octo", repo = "app", token = Token, base_url = _github.Url, clone_url = await GitRemote.MakeAsync(_folder.Path),
            checkpoints = Array.Empty<string>(),
        });
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }

    private static async Task<string> DeliveryAsync(LocalJakeOps local)
    {
        var found = await Eventually.BecomesAsync(() => local.GetAsync("/api/deliveries"), list => list.GetArrayLength() == 1);
        return found[0].GetProperty("id").GetString()!;
    }
}
