using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JakeOps.Hosting;

namespace JakeOps.Gateway.Tests;

public class DoorTests
{
    private const string Path = "/api/deliveries/d1";

    private static readonly Caller Owner = new("default", "a1", "Ada", "127.0.0.1", Permission.Admin, "session:s1");

    [Fact]
    public async Task An_API_key_opens_the_services_and_goes_no_further()
    {
        await using var door = new DoorHost();
        await door.OpenAsync(await door.ReplicaAsync("one"));
        var answer = await door.Http.GetFromJsonAsync<JsonElement>(Path);
        answer.GetProperty("caller").GetProperty("name").GetString().ShouldBe("owner");
        answer.GetProperty("caller").GetProperty("organization").GetString().ShouldBe("default");
        answer.GetProperty("caller").GetProperty("address").GetString().ShouldBe("127.0.0.1");
        answer.GetProperty("caller").GetProperty("may").GetString().ShouldBe("admin");
        answer.GetProperty("caller").GetProperty("session").GetString().ShouldStartWith("key:");
        answer.GetProperty("authorization").GetString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null, "Sign in first")]
    [InlineData("Bearer jak_guess", "This is no whole API key")]
    [InlineData("Bearer jak_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "This is no whole API key")]
    [InlineData("Bearer jow_of-a-worker", "This is no whole API key")]
    [InlineData("Basic amFrZTpvcHM=", "Send an API key")]
    [InlineData("Bearer", "Send an API key")]
    public async Task Nobody_else_gets_in_and_is_told_what_to_do(string? sent, string told)
    {
        await using var door = new DoorHost();
        await door.OpenAsync(await door.ReplicaAsync("one"));
        door.Http.DefaultRequestHeaders.Remove("Authorization");
        if (sent is not null) door.Http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", sent);
        foreach (var path in new[] { Path, "/api/events", "/api/operations/parked/gateway", "/api/sources" })
        {
            var refused = await door.Http.GetAsync(path);
            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
            (await DetailAsync(refused)).ShouldContain(told);
        }
        (await door.Http.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_a_client_claims_to_be_is_dropped()
    {
        await using var door = new DoorHost();
        await door.OpenAsync(await door.ReplicaAsync("one"));
        var claimed = door.Sign(new("rivals", "m1", "mallory", "1.2.3.4", Permission.Admin, "session:s9"));
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        request.Headers.Add(IdentityToken.Header, claimed);
        var answer = await (await door.Http.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        answer.GetProperty("caller").GetProperty("organization").GetString().ShouldBe("default");
        using var worker = new HttpRequestMessage(HttpMethod.Get, "/api/workers/connect")
        {
            Headers = { { IdentityToken.Header, claimed } },
        };
        var seen = await (await door.Http.SendAsync(worker)).Content.ReadFromJsonAsync<JsonElement>();
        seen.GetProperty("identity").GetString().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_worker_brings_its_own_token_past_the_door()
    {
        await using var door = new DoorHost();
        await door.OpenAsync(await door.ReplicaAsync("one"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/workers/connect");
        request.Headers.Authorization = new("Bearer", "jwt_of-a-worker");
        var seen = await (await door.Http.SendAsync(request)).Content.ReadFromJsonAsync<JsonElement>();
        seen.GetProperty("authorization").GetString().ShouldBe("Bearer jwt_of-a-worker");
    }

    [Fact]
    public async Task A_service_believes_only_what_the_gateway_has_signed_for_now()
    {
        await using var door = new DoorHost();
        using var direct = new HttpClient { BaseAddress = new(await door.ReplicaAsync("one")) };
        using var strange = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var good = door.Sign(Owner);
        var forged = new Dictionary<string, string?>
        {
            ["none"] = null,
            ["no token at all"] = "owner",
            ["another key"] = new IdentitySigner(strange.ExportPkcs8PrivateKeyPem(), TimeProvider.System).Sign(Owner),
            ["an hour old"] = door.Sign(Owner, new Clock(TimeSpan.FromHours(-1))),
            ["not yet valid"] = door.Sign(Owner, new Clock(TimeSpan.FromHours(1))),
            ["unsigned"] = Unsigned(good),
            ["signed with the public key as a password"] = WithHmac(good, strange.ExportSubjectPublicKeyInfoPem()),
            ["changed"] = Changed(good),
        };
        foreach (var (what, token) in forged)
            (await AskAsync(direct, token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, what);
        (await AskAsync(direct, good)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await direct.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_service_whose_clock_is_two_minutes_off_still_believes_the_gateway()
    {
        await using var door = new DoorHost();
        using var direct = new HttpClient { BaseAddress = new(await door.ReplicaAsync("one")) };
        foreach (var minutes in new[] { -2, 2 })
            (await AskAsync(direct, door.Sign(Owner, new Clock(TimeSpan.FromMinutes(minutes)))))
                .StatusCode.ShouldBe(HttpStatusCode.OK, $"{minutes} minutes");
    }

    [Fact]
    public async Task A_request_finds_the_replica_that_lives()
    {
        await using var door = new DoorHost();
        await door.OpenAsync("http://127.0.0.1:9", await door.ReplicaAsync("alive"), "http://127.0.0.1:10");
        for (var i = 0; i < 8; i++)
        {
            var answer = await door.Http.GetFromJsonAsync<JsonElement>(Path);
            answer.GetProperty("replica").GetString().ShouldBe("alive");
            using var post = new HttpRequestMessage(HttpMethod.Post, Path);
            post.Headers.Add("Idempotency-Key", $"{i}");
            (await door.Http.SendAsync(post)).StatusCode.ShouldBe(HttpStatusCode.OK);
            var withBody = await door.Http.PostAsJsonAsync(Path, new { text = new string('x', 100_000) });
            withBody.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await withBody.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("length").GetInt64()
                .ShouldBeGreaterThan(100_000);
        }
    }

    [Fact]
    public async Task A_service_that_is_away_is_an_error_that_says_so()
    {
        await using var door = new DoorHost();
        await door.OpenAsync("http://127.0.0.1:9");
        (await door.Http.GetAsync("/api/sources")).StatusCode.ShouldBe(
            HttpStatusCode.ServiceUnavailable, "No replica of github-sync has ever been there.");
        var failed = await door.Http.GetAsync(Path);
        failed.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await DetailAsync(failed)).ShouldContain("does not answer");
    }

    private static async Task<string> DetailAsync(HttpResponseMessage refusal) =>
        (await refusal.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;

    private static async Task<HttpResponseMessage> AskAsync(HttpClient http, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Path);
        if (token is not null) request.Headers.Add(IdentityToken.Header, token);
        return await http.SendAsync(request);
    }

    private static string Unsigned(string token) =>
        $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{token.Split('.')[1]}.";

    private static string WithHmac(string token, string key)
    {
        var text = $"{Encode("""{"alg":"HS256","typ":"JWT"}""")}.{token.Split('.')[1]}";
        return $"{text}.{Encode(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(text)))}";
    }

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]));
        return $"{parts[0]}.{Encode(claims.Replace("default", "rivals", StringComparison.Ordinal))}.{parts[2]}";
    }

    private static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private sealed class Clock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + off;
    }
}
