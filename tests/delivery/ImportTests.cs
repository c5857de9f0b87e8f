using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using JakeOps.Contracts;

namespace JakeOps.Delivery.Tests;

/// <summary>What another server knows comes in as it is, once, and starts nothing.</summary>
public abstract class ImportTests(DeliveryApp app)
{
    private static int _count;

    [Fact]
    public async Task An_imported_Delivery_stands_where_it_stood_and_no_agent_is_started()
    {
        var body = Body();
        body["checkpoints"] = new JsonArray();
        body["seq"] = 990_000 + _count;
        var taken = await app.OkAsync(HttpMethod.Post, "/api/deliveries/import", body);
        var id = taken.GetProperty("id").GetString()!;
        id.ShouldBe(body["id"]!.GetValue<string>());
        taken.GetProperty("seq").GetInt64().ShouldBe(body["seq"]!.GetValue<int>());
        (await app.WhereAsync(id)).ShouldBe("implement/pending");
        var delivery = await app.GetAsync(id);
        delivery.GetProperty("created_at").GetDateTimeOffset().ShouldBe(DateTimeOffset.Parse("2025-05-01T01:00:00Z"));
        delivery.GetProperty("runs")[0].GetProperty("outcome").GetString().ShouldBe("imported");
        var told = await app.Published.WaitAsync<DeliveryPhaseChanged>(news => news.DeliveryId == id);
        (told.Phase, told.Command, told.Version).ShouldBe(("implement", "import", 1));
        app.Published.Of<ExecutionRequested>().ShouldNotContain(asked => asked.DeliveryId == id);
        await app.OkAsync(HttpMethod.Post, $"/api/deliveries/{id}/run");
        (await app.RequestedAsync(id, "implement")).Agent.Prompt.ShouldContain("Smaller, please");
    }

    [Fact]
    public async Task Imported_again_it_is_left_alone_also_by_many_at_once()
    {
        var body = Body();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            app.OkAsync(HttpMethod.Post, "/api/deliveries/import", body.DeepClone())));
        answers.Count(answer => !answer.TryGetProperty("existing", out _)).ShouldBe(1);
        answers.Select(answer => answer.GetProperty("id").GetString()).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_number_that_is_taken_is_followed_by_the_next_free_one()
    {
        var known = (await app.GetAsync(await app.CreateAsync())).GetProperty("seq").GetInt64();
        var body = Body();
        body["seq"] = known;
        (await app.OkAsync(HttpMethod.Post, "/api/deliveries/import", body)).GetProperty("seq").GetInt64().ShouldBeGreaterThan(known);
    }

    [Fact]
    public async Task Output_goes_the_way_of_every_runs_output_and_only_to_imported_runs()
    {
        var body = Body();
        var id = (await app.OkAsync(HttpMethod.Post, "/api/deliveries/import", body)).GetProperty("id").GetString()!;
        var run = body["runs"]![0]!["id"]!.GetValue<string>();
        var path = $"/api/deliveries/{id}/runs/{run}/output";
        (await PostAsync(path, "{\"n\":1}\n{\"n\":2}\n")).ShouldBe((HttpStatusCode.OK, """{"next":3}"""));
        var last = $"?first=3&started_at=2025-05-01T10:00:00%2B09:00&completed_at=2025-05-01T10:05:00%2B09:00";
        (await PostAsync(path + last, "{\"n\":3}\n")).Status.ShouldBe(HttpStatusCode.OK);
        var finished = await app.Published.WaitAsync<ExecutionFinished>(told => told.ExecutionId == Guid.Parse(run));
        (finished.LastSequence, finished.Outcome, finished.At.UtcDateTime.Hour).ShouldBe((3, "succeeded", 1));
        var lines = app.Published.Of<ExecutionOutput>().Where(told => told.ExecutionId == finished.ExecutionId)
            .OrderBy(told => told.FirstSequence).SelectMany(told => told.Pieces.Select(piece => piece.Text));
        lines.ShouldBe(["{\"n\":1}", "{\"n\":2}", "{\"n\":3}"]);

        (await PostAsync($"/api/deliveries/{id}/runs/{Guid.NewGuid()}/output", "x")).Status.ShouldBe(HttpStatusCode.NotFound);
        var own = await app.CreateAsync(new { checkpoints = Array.Empty<string>() });
        var asked = await app.RequestedAsync(own, "plan");
        (await PostAsync($"/api/deliveries/{own}/runs/{asked.ExecutionId}/output", "x")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("phase_runs", "[]", "phase_runs is required")]
    [InlineData("phase_runs", """[{"phase":"plan","run_status":"pending"}]""", "it begins with intake")]
    [InlineData("phase_runs", """[{"phase":"intake","run_status":"running"}]""", "nothing that runs can be taken over")]
    [InlineData("phase_runs", """[{"phase":"intake","run_status":"pending"},{"phase":"plan","run_status":"pending"}]""", "only the last attempt")]
    [InlineData("runs", """[{"mode":"plan","status":"success"}]""", "runs: id is required")]
    [InlineData("runs", """[{"id":"3b1f9c02-0000-8000-8000-000000000001","mode":"deploy","status":"success"}]""", "runs: mode is one of")]
    [InlineData("id", "\"nothex\"", "id is 12 hexadecimal digits")]
    [InlineData("seq", "0", "seq is a number from 1")]
    public async Task What_cannot_have_been_is_refused(string field, string value, string sentence)
    {
        var body = Body();
        body[field] = JsonNode.Parse(value);
        var (status, answer) = await app.SendAsync(HttpMethod.Post, "/api/deliveries/import", body);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.GetProperty("detail").GetString()!.ShouldContain(sentence);
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string lines)
    {
        using var content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var answer = await app.Http.PostAsync(path, content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static JsonObject Body()
    {
        var number = Interlocked.Increment(ref _count);
        return JsonNode.Parse($$"""
            {
              "id": "{{number:x12}}", "created_at": "2025-05-01T10:00:00+09:00", "updated_at": "2025-05-01T11:00:00+09:00",
              "summary": "Add it", "repository": "acme/imported", "feedback": "Smaller, please",
              "refs": [{"role": "request", "type": "verbal", "label": "import-{{number}}"}],
              "phase_runs": [
                {"phase": "intake", "run_status": "succeeded", "started_at": "2025-05-01T10:00:00+09:00"},
                {"phase": "plan", "run_status": "succeeded", "started_at": "2025-05-01T10:00:00+09:00", "ended_at": "2025-05-01T10:09:00+09:00"},
                {"phase": "implement", "run_status": "pending", "started_at": "2025-05-01T10:10:00+09:00"}],
              "plan": {"content": "# Plan", "model": "opus", "generated_at": "2025-05-01T10:09:00+09:00"},
              "runs": [{"id": "{{Guid.NewGuid()}}", "mode": "plan", "status": "success", "created_at": "2025-05-01T10:09:00+09:00", "cost_usd": 0.5}]
            }
            """)!.AsObject();
    }
}

public sealed class SqliteImportTests(SharedApp shared) : ImportTests(shared.App), IClassFixture<SharedApp>;

public sealed class PostgresImportTests(PostgresApp shared) : ImportTests(shared.App), IClassFixture<PostgresApp>;
