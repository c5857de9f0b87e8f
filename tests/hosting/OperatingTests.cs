using System.Net;
using System.Net.Http.Json;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using JakeOps.Tests.Support;

namespace JakeOps.Hosting.Tests;

/// <summary>What an operator sees and may do.</summary>
[Collection(nameof(DoomedServers))]
public class OperatingTests(DoomedServers servers)
{
    [Fact]
    public async Task A_caller_on_another_machine_is_refused_and_told_what_to_do()
    {
        var address = NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(ip => ip.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(ip));
        Assert.SkipWhen(address is null, "This machine has no address but its own loopback.");
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place, "--urls", $"http://{address}:0");
        using var refused = await ledger.Http.GetAsync("/entries");
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Call it from 127.0.0.1.");
    }

    [Theory, InlineData("GET", "/ledger"), InlineData("POST", "/ledger/1/redrive")]
    public async Task Parked_messages_are_for_owners(string method, string path)
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place);
        using var request = new HttpRequestMessage(new(method), "/api/operations/parked" + path) { Headers = { { "May", "Act" } } };
        using var refused = await ledger.Http.SendAsync(request);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("This needs an owner of the organization");
    }

    [Fact]
    public async Task A_service_without_its_database_is_alive_and_not_ready()
    {
        using var place = new Place { Database = servers.Database.NewDatabase() };
        await using var ledger = await Ledger.StartAsync(place);
        (await ledger.Http.GetStringAsync("/health/live")).ShouldBe("Healthy");
        await servers.Database.KillAsync();
        await AnswersAsync(ledger, "/health/ready", HttpStatusCode.ServiceUnavailable);
        await AnswersAsync(ledger, "/health/live", HttpStatusCode.OK);
        await servers.Database.StartAsync();
        await AnswersAsync(ledger, "/health/ready", HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_service_that_lost_its_broker_says_so_and_goes_on()
    {
        using var place = new Place { Bus = await servers.Broker.NewVirtualHostAsync() };
        await using var ledger = await Ledger.StartAsync(place, "--Bus:QuorumQueues", "false");
        await servers.Broker.KillAsync();
        await Eventually.TrueAsync(async () => await ledger.Http.GetStringAsync("/health/ready") == "Degraded");
        await ledger.SayAsync("kept");
        (await ledger.Http.GetFromJsonAsync<int>("/waiting")).ShouldBe(1);
        await servers.Broker.StartAsync();
        await Eventually.TrueAsync(async () => await ledger.Http.GetStringAsync("/health/ready") == "Healthy");
        (await ledger.EntriesAsync(1)).ShouldBe(["kept"]);
    }

    [Theory, InlineData(Mode.Local), InlineData(Mode.Servers)]
    public async Task A_lost_race_is_no_alarm(Mode mode)
    {
        using var place = await Place.NewAsync(mode);
        await using var ledger = await Ledger.StartAsync(place);
        var before = place.Log.Alarms.Count();
        (await (await ledger.Http.PostAsync("/race", null)).Content.ReadAsStringAsync()).ShouldBe("false");
        place.Log.Alarms.Skip(before).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failure_that_nobody_expected_is_an_alarm_with_its_reason()
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place);
        await ledger.Http.GetAsync("/nobodys");
        place.Log.Alarms.ShouldContain(line => line.Contains("No organization is set in this scope."));
    }

    private static Task AnswersAsync(Ledger ledger, string path, HttpStatusCode expected) =>
        Eventually.TrueAsync(async () => (await ledger.Http.GetAsync(path)).StatusCode == expected);
}
