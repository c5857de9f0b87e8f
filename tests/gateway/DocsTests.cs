using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace JakeOps.Gateway.Tests;

public partial class DocsTests(OpenDoor open) : IClassFixture<OpenDoor>
{
    private readonly HttpClient _http = open.Door.Http;

    [Fact]
    public async Task One_document_says_what_all_services_offer()
    {
        var document = await _http.GetFromJsonAsync<JsonElement>("/api/openapi.json");
        var paths = document.GetProperty("paths");
        paths.TryGetProperty("/api/events", out _).ShouldBeTrue("It is the gateway's own.");
        paths.TryGetProperty("/api/deliveries/{id}", out _).ShouldBeTrue("It is delivery's.");
        paths.GetProperty("/api/operations/parked/{database}").EnumerateObject().Count().ShouldBe(1);
        var description = document.GetProperty("info").GetProperty("description").GetString();
        description.ShouldNotBeNull().ShouldContain("missing here: github-sync, transcripts");
        document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("key", out _).ShouldBeTrue();
        document.GetProperty("security").GetArrayLength().ShouldBe(2);
        var text = document.GetRawText();
        foreach (Match reference in Reference().Matches(text))
            document.GetProperty("components").GetProperty("schemas").TryGetProperty(reference.Groups[1].Value, out _)
                .ShouldBeTrue(reference.Value);
    }

    [Fact]
    public async Task The_pages_that_show_it_need_no_other_address_and_no_inline_code()
    {
        using var page = await _http.GetAsync("/api/docs");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'self'");
        var html = await page.Content.ReadAsStringAsync();
        InlineScript().IsMatch(html).ShouldBeFalse(html);
        html.ShouldNotContain("<style");
        foreach (Match link in Link().Matches(html))
        {
            var file = link.Groups[1].Value;
            file.ShouldNotContain("//");
            (await _http.GetAsync($"/api/docs/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK, file);
        }
        (await _http.GetStringAsync("/api/docs/index.js")).ShouldContain("/api/openapi.json");
    }

    [Fact]
    public async Task Where_the_dashboard_was_not_built_it_is_said_how_to_have_it()
    {
        using var answer = await _http.GetAsync("/board");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/plain");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("dotnet run --project services/all-in-one");
    }

    [GeneratedRegex("#/components/schemas/([^\"]+)")]
    private static partial Regex Reference();

    [GeneratedRegex("(?:src|href)=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)")]
    private static partial Regex InlineScript();
}
