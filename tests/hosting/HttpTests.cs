using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace JakeOps.Hosting.Tests;

public class HttpTests
{
    [Theory]
    [InlineData("{ \"colour\": \"dark_red\", \"coats\": ", "The JSON body is not valid")]
    [InlineData("{ \"colour\": \"pale\", \"coats\": 1 }", "$.colour")]
    [InlineData("{ \"colour\": 0, \"coats\": 1 }", "$.colour")]
    [InlineData("{ \"colour\": \"dark_red\", \"coats\": \"two\" }", "$.coats: the value has the wrong type.")]
    public async Task A_body_that_cannot_be_read_is_refused_and_says_where(string body, string expected)
    {
        var (status, problem) = await AskAsync(http => http.PostAsync("/colour", new StringContent(body, Encoding.UTF8, "application/json")));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.ShouldContain(expected);
        problem.ShouldNotContain("JakeOps.Hosting");
    }

    [Fact]
    public async Task Unknown_fields_and_snake_case_values_are_accepted()
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place);
        var answer = await ledger.Http.PostAsJsonAsync("/colour", new { colour = "dark_red", coats = 1, smell = "none" });
        (await answer.Content.ReadAsStringAsync()).ShouldBe("DarkRed");
    }

    [Fact]
    public async Task An_unknown_address_says_where_the_known_ones_are() =>
        (await AskAsync(http => http.GetAsync("/nowhere"))).Detail.ShouldContain("/api/openapi.json");

    [Fact]
    public async Task Too_much_is_refused_as_such()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/colour")
        {
            Content = new ByteArrayContent(new byte[31_000_000]) { Headers = { ContentType = new("application/json") } },
            Headers = { ExpectContinue = true },
        };
        (await AskAsync(http => http.SendAsync(request))).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_query_without_an_organization_fails_and_tells_the_stranger_nothing()
    {
        var (status, detail) = await AskAsync(http => http.GetAsync("/nobodys"));
        status.ShouldBe(HttpStatusCode.InternalServerError);
        detail.ShouldStartWith("The service failed on this request.");
    }

    [Fact]
    public async Task Rows_of_another_organization_are_not_seen()
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place);
        await ledger.SayAsync("ours");
        await ledger.EntriesAsync(1);
        (await ledger.Http.GetStringAsync("/whose/default")).ShouldBe("1");
        (await ledger.Http.GetStringAsync("/whose/another")).ShouldBe("0");
        (await ledger.Http.GetStringAsync("/whose/default")).ShouldBe("1");
    }

    private static async Task<(HttpStatusCode Status, string Detail)> AskAsync(Func<HttpClient, Task<HttpResponseMessage>> ask)
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place);
        using var answer = await ask(ledger.Http);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return (answer.StatusCode, problem.GetProperty("detail").GetString()!);
    }
}
