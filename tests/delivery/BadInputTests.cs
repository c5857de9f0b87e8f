using System.Net;
using System.Text;

namespace JakeOps.Delivery.Tests;

/// <summary>What clients send by mistake or with bad intent; each answer says what is allowed.</summary>
public sealed class BadInputTests(SharedApp shared) : IClassFixture<SharedApp>
{
    private readonly DeliveryApp _app = shared.App;

    public static TheoryData<string, string> Bodies() => new()
    {
        { """{"repository":"o/r","refs":[]}""", "summary is required" },
        { """{"summary":"x","refs":[]}""", "repository is required" },
        { """{"summary":"x","repository":"o/r"}""", "refs is required" },
        { """{"summary":"x","repository":"--upload-pack=x/y","refs":[]}""", "looks like 'owner/repo'" },
        { """{"summary":"x","repository":"o/../../etc\n","refs":[]}""", "looks like 'owner/repo'" },
        { """{"summary":"x","repository":"o/r","refs":[],"phase":"dream"}""", "intake, plan, implement" },
        { """{"summary":"x","repository":"o/r","refs":[],"run_status":"asleep"}""", "pending, running" },
        { """{"summary":"x","repository":"o/r","refs":[],"endpoint":"ship"}""", "intake, plan, implement" },
        { """{"summary":"x","repository":"o/r","refs":[],"checkpoints":["lunch"]}""", "checkpoints 'lunch' is not known" },
        { """{"summary":"x","repository":"o/r","refs":[],"checkpoints":[null]}""", "checkpoints '' is not known" },
        { """{"summary":"x","repository":"o/r","refs":[],"required_tags":["a b"]}""", "a tag is up to 64" },
        { """{"summary":"x","repository":"o/r","refs":[],"required_tags":{"lunch":["a"]}}""", "key 'lunch'" },
        { """{"summary":"x","repository":"o/r","refs":[],"required_tags":{"plan":null}}""", "required_tags" },
        { """{"summary":"x","repository":"o/r","refs":[],"required_tags":7}""", "required_tags" },
        { """{"summary":"x","repository":"o/r","refs":[],"allowed_tools":["--dangerously-skip-permissions"]}""", "starts with no dash" },
        { """{"summary":"x","repository":"o/r","refs":[],"limits":{"max_review_rounds":0}}""", "from 1 to 100" },
        { """{"summary":"x","repository":"o/r","refs":[],"limits":{"max_cost_usd":-1}}""", "max_cost_usd" },
        { """{"summary":"x","repository":"o/r","refs":[],"limits":{"timeout":"soon"}}""", "limits" },
        { """{"summary":"x","repository":"o/r","refs":[],"clone_url":"ext::sh -c id"}""", "clone_url is not a git URL" },
        { """{"summary":"x","repository":"o/r","refs":[],"clone_url":"--upload-pack=id"}""", "clone_url is not a git URL" },
        { """{"summary":"x","repository":"o/r","refs":[],"clone_url":"https://me:secret@h/o/r.git"}""", "holds a password" },
        { """{"summary":"x","repository":"o/r","refs":[{"role":"boss","type":"issue","label":"1"}]}""", "request, work, parent" },
        { """{"summary":"x","repository":"o/r","refs":[{"role":"work","type":"issue","label":"1","url":"javascript:alert(1)"}]}""", "web address" },
        { """{"summary":"x","repository":"o/r","refs":[null]}""", "empty entry" },
        { """{"summary":"x","repository":"o/r","refs":[],"source_id":"nobody"}""", "source_id 'nobody'" },
        { """{"summary":"\ud800","repository":"o/r","refs":[]}""", "summary" },
        { """{"summary":""", "JSON" },
        { "[]", "JSON" },
    };

    [Theory, MemberData(nameof(Bodies))]
    public async Task A_body_that_is_not_right_is_422_and_says_why(string body, string sentence)
    {
        var (status, answer) = await PostAsync("/api/deliveries", body);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity, answer);
        System.Text.Json.JsonDocument.Parse(answer).RootElement.GetProperty("detail")
            .GetString()!.ShouldContain(sentence);
    }

    [Fact]
    public async Task Texts_that_are_too_long_are_422()
    {
        (await PostAsync("/api/deliveries", $$"""{"summary":"{{new string('x', 501)}}","repository":"o/r","refs":[]}""")).Answer.ShouldContain("at most 500");
        (await PostAsync("/api/deliveries", $$"""{"summary":"x","repository":"o/r","refs":[],"body":"{{new string('x', 256 * 1024 + 1)}}"}""")).Answer.ShouldContain("at most 262144");
        var refs = string.Join(',', Enumerable.Repeat("""{"role":"work","type":"issue","label":"1"}""", 51));
        (await PostAsync("/api/deliveries", $$"""{"summary":"x","repository":"o/r","refs":[{{refs}}]}""")).Answer.ShouldContain("at most 50");
        var id = await _app.CreateAsync(new { phase = "plan", run_status = "succeeded" });
        (await _app.PostAsync(id, "reject", new { reason = new string('x', 20_000) }))
            .Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await PostAsync("/api/deliveries", new string(' ', 31 * 1024 * 1024)))
            .Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Control_characters_in_a_request_reach_the_agent_as_data_and_break_nothing()
    {
        var id = await _app.CreateAsync(
            new { summary = "Add\u0000 \u001b[31mit\nnow", body = "a\u0000b\r\n\u001b[2J /clear @/etc/passwd" });
        (await _app.GetAsync(id)).GetProperty("summary").GetString().ShouldBe("Add� [31mit now");
        await _app.PostAsync(id, "run");
        (await _app.RequestedAsync(id, "plan")).Agent.Prompt.ShouldContain("a�b\r\n\u001b[2J /clear @/etc/passwd");
    }

    [Theory]
    [InlineData("?phase=dream", "intake, plan"), InlineData("?status=asleep", "pending, running"),
        InlineData("?limit=0", "1 to 200")]
    [InlineData("?limit=201", "1 to 200")]
    public async Task A_list_asked_for_wrongly_is_422(string query, string sentence)
    {
        var (status, body) = await _app.SendAsync(HttpMethod.Get, $"/api/deliveries{query}");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body.GetProperty("detail").GetString()!.ShouldContain(sentence);
    }

    [Fact]
    public async Task Running_an_unknown_phase_is_422_and_another_one_409()
    {
        var id = await _app.CreateAsync();
        (await _app.PostAsync(id, "run", new { phase = "dream" })).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _app.PostAsync(id, "run", new { phase = "review" })).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Sessions_are_not_collected_outside_of_local_mode()
    {
        var id = await _app.CreateAsync();
        var (status, body) = await _app.PostAsync(id, "collect", new { session_id = Guid.NewGuid() });
        status.ShouldBe(HttpStatusCode.Conflict);
        body.GetProperty("detail").GetString()!.ShouldContain("local mode");
    }

    private async Task<(HttpStatusCode Status, string Answer)> PostAsync(string path, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post,
            path)
        { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        // The server refuses a body by its length before it is sent.
        request.Headers.ExpectContinue = true;
        using var response = await _app.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
