using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.Gateway.Tests;

public class LimitTests
{
    private const string Path = "/api/deliveries/d1";

    [Fact]
    public async Task An_account_that_asks_too_often_is_told_when_to_come_back()
    {
        await using var door = new DoorHost();
        await door.OpenAsync([await door.ReplicaAsync("one")], "--Limits:Account:Burst", "3", "--Limits:Account:PerMinute", "6");
        for (var i = 0; i < 3; i++) (await door.Http.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await door.Http.GetAsync("/api/sources");
        await ShouldWaitAsync(refused, "this account", 10);
        (await door.Http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK, "No account is behind this.");
    }

    [Fact]
    public async Task An_organization_has_a_limit_of_all_its_members_together()
    {
        await using var door = new DoorHost();
        await door.OpenAsync([await door.ReplicaAsync("one")], "--Limits:Organization:Burst", "1", "--Limits:Organization:PerMinute", "1");
        (await door.Http.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldWaitAsync(await door.Http.GetAsync(Path), "this organization", 60);
    }

    [Fact]
    public async Task An_address_is_counted_before_anybody_asks_who_it_is_and_passwords_are_counted_apart()
    {
        await using var door = new DoorHost();
        await door.OpenAsync(
            [await door.ReplicaAsync("one")], "--Limits:Address:Burst", "2", "--Limits:Address:PerMinute", "1",
            "--Limits:Credentials:Burst", "1", "--Limits:Credentials:PerMinute", "1", "--Limits:Webhooks:Burst", "1",
            "--Limits:Webhooks:PerMinute", "1");
        door.Http.DefaultRequestHeaders.Remove("Authorization");
        for (var i = 0; i < 2; i++) (await door.Http.GetAsync(Path)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        await ShouldWaitAsync(await door.Http.GetAsync(Path), "the address 127.0.0.1", 60);
        (await door.Http.PostAsync("/api/account/sign-in", null)).StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
        await ShouldWaitAsync(await door.Http.PostAsync("/api/account/password/forgot", null), "the address 127.0.0.1", 60);
        (await door.Http.PostAsync("/api/webhooks/github/s1", null)).StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests);
        (await door.Http.PostAsync("/api/webhooks/github/s1", null)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task An_account_has_so_many_live_streams_and_gets_another_when_one_ends()
    {
        await using var door = new DoorHost();
        await door.OpenAsync([], "--Limits:Streams", "1");
        using var first = await door.Http.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        await ShouldWaitAsync(await door.Http.GetAsync("/api/events"), "live streams", 5);
        first.Dispose();
        await Eventually.TrueAsync(async () =>
        {
            using var next = await door.Http.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
            return next.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task Who_sends_slowly_is_not_waited_for()
    {
        await using var door = new DoorHost();
        await door.OpenAsync(
            [await door.ReplicaAsync("one")], "--Limits:HeadersWithin", "00:00:01", "--Limits:SlowFor", "00:00:01.5");
        var address = door.Http.BaseAddress!;
        var headers = RawHttp.SendAsync(address, $"GET {Path} HTTP/1.1\nHost: {address.Authority}\nX-Slow: ");
        var body = RawHttp.SendAsync(
            address, $"POST {Path} HTTP/1.1\nHost: {address.Authority}\nAuthorization: Bearer {door.OwnerKey}\nContent-Length: 100\n\nx");
        (await headers).ShouldStartWith("HTTP/1.1 408");
        (await body).ShouldStartWith("HTTP/1.1 408");
    }

    [Fact]
    public async Task Only_a_named_proxy_is_believed_about_addresses()
    {
        await using var door = new DoorHost();
        var replica = await door.ReplicaAsync("one");
        await door.OpenAsync([replica]);
        (await AddressAsync(door, "203.0.113.9")).ShouldBe("127.0.0.1", "No proxy is named.");
        await door.OpenAsync([replica], "--Door:Proxies", "10.0.0.0/8 127.0.0.1");
        (await AddressAsync(door, "203.0.113.9")).ShouldBe("203.0.113.9");
        (await AddressAsync(door, "198.51.100.66, 203.0.113.9, 10.1.2.3")).ShouldBe("203.0.113.9", "What it was told itself is no proof.");
        await door.OpenAsync([replica], "--Door:Proxies", "10.0.0.0/8");
        (await AddressAsync(door, "203.0.113.9")).ShouldBe("127.0.0.1", "It is not the one that is named.");
        (await Should.ThrowAsync<InvalidOperationException>(() => door.OpenAsync([replica], "--Door:Proxies", "proxy.example")))
            .Message.ShouldContain("proxy.example");
    }

    private static async Task<string> AddressAsync(DoorHost door, string forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Add("X-Forwarded-For", forwardedFor);
        using var answer = await door.Http.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("caller").GetProperty("address").GetString()!;
    }

    private static async Task ShouldWaitAsync(HttpResponseMessage refused, string whose, int seconds)
    {
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, seconds);
        (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain(whose);
    }
}
