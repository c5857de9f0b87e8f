using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

public sealed class FlowTests(Installation installation, ITestOutputHelper output) : SharedInstallation(installation, output)
{
    [Fact]
    public async Task A_Delivery_closes_through_the_gateway_and_its_checkpoints()
    {
        var id = await Installation.CreateAsync("me/app", Installation.Remote, label: "checkpoints");
        foreach (var phase in new[] { "plan", "implement", "review" })
        {
            await Installation.BecomesAsync(id, $"{phase}/pending", 120);
            await Installation.ActAsync(id, "run");
            await Installation.BecomesAsync(id, $"{phase}/succeeded", 120);
            await Installation.ActAsync(id, "approve");
        }
        var closed = await Installation.BecomesAsync(id, "close/succeeded", 120);
        (await GitRemote.GitAsync(Installation.Remote, "log", "--format=%s", $"trunk..jakeops/{id}"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var run in closed.GetProperty("runs").EnumerateArray())
            await Eventually.BecomesAsync(
                () => Installation.GetAsync($"/api/deliveries/{id}/runs/{run.GetProperty("id").GetString()}/stream_log"),
                log => log.GetProperty("completed_at").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_shown()
    {
        using var stranger = new HttpClient { BaseAddress = Installation.Gateway.Address };
        foreach (var path in new[] { "/api/deliveries", "/api/sources", "/api/executions", "/api/workers", "/api/events" })
        {
            using var answer = await stranger.GetAsync(path);
            ((int)answer.StatusCode).ShouldBe(401, path);
        }
    }
}
