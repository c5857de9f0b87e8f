using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.GitHubStub;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>GitHub has no API key: its webhooks come through the gateway by their signature alone.</summary>
public sealed class WebhookTests(Installation installation, ITestOutputHelper output) : SharedInstallation(installation, output)
{
    [Fact]
    public async Task A_signed_webhook_opens_a_Delivery_and_another_one_closes_it_and_ends_its_run()
    {
        await using var github = await GitHubStub.StartAsync();
        var repository = github.AddRepository($"octo/{Guid.NewGuid():N}");
        var source = await SendAsync("/api/sources", new
        {
            owner = "octo", repo = repository.FullName.Split('/')[1], access = "webhook", clone_url = Installation.Remote,
            checkpoints = Array.Empty<string>(),
        });
        var secret = await SendAsync($"/api/sources/{source.GetProperty("id").GetString()}/webhook-secret", new { });
        var address = new Uri(Installation.Gateway.Address, secret.GetProperty("path").GetString());
        var hooks = github.Hooks(address, secret.GetProperty("secret").GetString()!);

        var issue = repository.AddIssue("Say goodbye", "simulate plan: hang");
        await SentAsync(hooks.SendAsync("issues", Webhooks.Issue("opened", issue)), 202);
        var found = await Eventually.BecomesAsync(
            () => Installation.GetAsync($"/api/deliveries?repository={repository.FullName}"), list => list.GetArrayLength() == 1, 60);
        var id = found[0].GetProperty("id").GetString()!;
        await Installation.BecomesAsync(id, "plan/running", 60);
        await SentAsync(github.Hooks(address, "guess").SendAsync("issues", Webhooks.Issue("closed", issue.Close())), 401);
        await SentAsync(hooks.SendAsync("issues", Webhooks.Issue("closed", issue)), 202);
        var closed = await Installation.BecomesAsync(id, "close/succeeded", 60);
        var run = closed.GetProperty("runs").EnumerateArray().Single().GetProperty("id").GetString();
        await Eventually.BecomesAsync(
            () => Installation.GetAsync("/api/executions?state=finished"), list => list.ToString().Contains(run!, StringComparison.Ordinal), 60);
    }

    private async Task<JsonElement> SendAsync(string path, object body)
    {
        using var answer = await Installation.Http.PostAsJsonAsync(path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task SentAsync(Task<HttpResponseMessage> sent, int status)
    {
        using var answer = await sent;
        ((int)answer.StatusCode).ShouldBe(status, await answer.Content.ReadAsStringAsync());
    }
}
