using System.Net.WebSockets;
using System.Security.Cryptography;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

public class DoorTests
{
    [Fact]
    public async Task One_token_does_not_fill_the_server()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:ConnectionsPerToken", "2");
        var (busy, free) = (await host.TokenTextAsync(), await host.TokenTextAsync());
        await using var first = await host.WorkerAsync("a", token: busy);
        await using var second = await host.WorkerAsync("b", token: busy);
        await FullAsync(() => host.WorkerAsync("c", token: busy));
        await using var other = await host.WorkerAsync("d", token: free);
        await first.CloseAsync();
        await Eventually.TrueAsync(async () =>
        {
            try
            {
                await using var again = await host.WorkerAsync("c", token: busy);
                return true;
            }
            catch (WebSocketException) { return false; }
        });
    }

    [Fact]
    public async Task One_address_does_not_fill_the_server()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:ConnectionsPerAddress", "1");
        await using var first = await host.WorkerAsync("a");
        await FullAsync(() => host.WorkerAsync("b"));
    }

    [Fact]
    public async Task Behind_the_gateway_a_worker_has_the_address_that_the_gateway_names_and_elsewhere_its_own()
    {
        using var folder = new TempFolder();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        string token, address = "203.0.113.7";
        await using (var alone = await BrokerHost.StartInAsync(folder))
        {
            token = await alone.TokenTextAsync();
            await using var liar = await ConnectAsync(alone, token, address);
            await Eventually.TrueAsync(async () => await LastUsedAsync(alone) == "127.0.0.1");
        }
        await using (var behind = await BrokerHost.StartInAsync(
            folder, settings: ["--Identity:PublicKey", key.ExportSubjectPublicKeyInfoPem()]))
        {
            await using var worker = await ConnectAsync(behind, token, $"10.0.0.1, {address}");
        }
        await using var after = await BrokerHost.StartInAsync(folder);
        (await LastUsedAsync(after)).ShouldBe(address);
    }

    private static Task<TestWorker> ConnectAsync(BrokerHost host, string token, string forwardedFor) =>
        TestWorker.ConnectAsync(host.Address, token, options => options.SetRequestHeader("X-Forwarded-For", forwardedFor));

    private static async Task<string?> LastUsedAsync(BrokerHost host) =>
        (await host.GetAsync("/api/workers/tokens"))[0].GetProperty("last_used_address").GetString();

    private static async Task FullAsync(Func<Task<TestWorker>> connect)
    {
        var refused = await Should.ThrowAsync<WebSocketException>(connect);
        refused.Message.ShouldContain("429");
    }
}
