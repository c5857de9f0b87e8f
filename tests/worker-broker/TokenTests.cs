using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class TokenTests
{
    [Fact]
    public async Task A_token_is_shown_once_and_names_its_server()
    {
        await using var host = await BrokerHost.StartAsync();
        var made =
            await host.TokenAsync(new { name = "gpu fleet", tags = new[] { "CUDA", "cuda " }, expires_in_days = 30 });
        var token = made.GetProperty("token").GetString()!;
        TokenFormat.ServerOf(token).ShouldBe(host.Address);
        made.GetProperty("server").GetString().ShouldBe(host.Address.ToString());
        var listed = (await host.GetAsync("/api/workers/tokens"))[0];
        listed.GetProperty("name").GetString().ShouldBe("gpu fleet");
        listed.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["cuda"]);
        token.ShouldStartWith(listed.GetProperty("prefix").GetString()!);
        listed.GetProperty("created_by").GetString().ShouldBe("local");
        listed.GetProperty("expires_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddDays(29));
        listed.GetRawText().ShouldNotContain(token[..30]);
        listed.GetRawText().ShouldNotContain(TokenGate.HashOf(token));
    }

    [Fact]
    public async Task The_configured_address_goes_into_the_token()
    {
        await using var host = await BrokerHost.StartAsync("--WorkerBroker:PublicAddress", "https://jake.example");
        TokenFormat.ServerOf(await host.TokenTextAsync()).ShouldBe(new Uri("https://jake.example"));
    }

    [Fact]
    public async Task Who_revoked_it_is_on_record()
    {
        await using var host = await BrokerHost.StartAsync();
        var id = (await host.TokenAsync()).GetProperty("id").GetString();
        (await host.Http.DeleteAsync($"/api/workers/tokens/{id}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var listed = (await host.GetAsync("/api/workers/tokens"))[0];
        listed.GetProperty("revoked_by").GetString().ShouldBe("local");
        listed.GetProperty("revoked_at").GetDateTimeOffset().ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-1));
    }

    [Fact]
    public async Task Its_use_is_on_record()
    {
        await using var host = await BrokerHost.StartAsync();
        await using var worker = await host.WorkerAsync();
        var listed = (await host.GetAsync("/api/workers/tokens"))[0];
        listed.GetProperty("last_used_address").GetString().ShouldBe("127.0.0.1");
        listed.GetProperty("last_used_at").GetDateTimeOffset()
            .ShouldBeGreaterThan(DateTimeOffset.UtcNow.AddMinutes(-1));
    }

    [Theory]
    [InlineData("""{"name":" "}""", "name")]
    [InlineData("""{"name":"a","tags":["two words"]}""", "tag")]
    [InlineData("""{"name":"a","tags":[null]}""", "tags")]
    [InlineData("""{"name":"a","repositories":["two words"]}""", "repository")]
    [InlineData("""{"name":"a","expires_in_days":0}""", "expires_in_days")]
    [InlineData("""{"name":"a","expires_in_days":"soon"}""", "expires_in_days")]
    public async Task What_cannot_be_is_refused_with_a_sentence(string body, string names)
    {
        await using var host = await BrokerHost.StartAsync();
        using var content = new StringContent(body, null, "application/json");
        var answer = await host.Http.PostAsync("/api/workers/tokens", content);
        ((int)answer.StatusCode).ShouldBe(422);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!.ShouldContain(names);
    }

    [Fact]
    public async Task Lists_come_in_pages_and_unknown_ids_are_said_to_be_unknown()
    {
        await using var host = await BrokerHost.StartAsync();
        foreach (var name in new[] { "one", "two", "three" }) await host.TokenAsync(new { name });
        var first = await host.Http.GetAsync("/api/workers/tokens?limit=2");
        (await Names(first)).ShouldBe(["three", "two"]);
        var next = first.Headers.GetValues("Link").Single();
        var second = await host.Http.GetAsync(next[1..next.IndexOf('>')]);
        (await Names(second)).ShouldBe(["one"]);
        second.Headers.Contains("Link").ShouldBeFalse();
        (await host.Http.DeleteAsync($"/api/workers/tokens/{Guid.NewGuid()}"))
            .StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await host.Http.GetAsync($"/api/workers/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        ((int)(await host.Http.GetAsync("/api/executions?state=odd")).StatusCode).ShouldBe(422);
        var id = await host.RequestAsync();
        (await host.GetAsync("/api/executions?state=queued"))[0].GetProperty("id").GetGuid().ShouldBe(id);
        (await host.GetAsync("/api/executions?state=finished")).GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_token_that_was_changed_or_cut_off_is_no_token()
    {
        var token = TokenFormat.Create(new("https://jake.example/base"));
        TokenFormat.ServerOf(token).ShouldBe(new Uri("https://jake.example/base"));
        TokenFormat.ServerOf(token[..^1]).ShouldBeNull();
        TokenFormat.ServerOf(token.Replace(token[10], token[10] == 'A' ? 'B' : 'A')).ShouldBeNull();
        TokenFormat.ServerOf("jow_").ShouldBeNull();
        TokenFormat.ServerOf("jow_%%%").ShouldBeNull();
        TokenFormat.ServerOf("ghp_1234").ShouldBeNull();
        TokenFormat.Create(new("https://jake.example")).ShouldNotBe(TokenFormat.Create(new("https://jake.example")));
    }

    private static async Task<string?[]> Names(HttpResponseMessage answer) =>
        [.. (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray()
            .Select(token => token.GetProperty("name").GetString())];
}
