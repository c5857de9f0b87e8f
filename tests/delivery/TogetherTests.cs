using System.Net;
using System.Text.Json;

namespace JakeOps.Delivery.Tests;

/// <summary>Several people and repeating clients at once.</summary>
public abstract class TogetherTests(DeliveryApp app)
{
    private readonly DeliveryApp _app = app;

    [Fact]
    public async Task Of_approvals_at_once_one_wins_and_the_others_get_the_fresh_state()
    {
        for (var round = 0; round < 5; round++)
        {
            var id = await _app.CreateAsync(new { phase = "plan", run_status = "succeeded" });
            var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => _app.PostAsync(id, "approve")));
            answers.Count(one => one.Status == HttpStatusCode.OK).ShouldBe(1);
            foreach (var (_, body) in answers.Where(one => one.Status != HttpStatusCode.OK))
            {
                body.GetProperty("status").GetInt32().ShouldBe(409);
                body.GetProperty("detail").GetString()!.ShouldContain("implement/pending");
                (body.GetProperty("phase").GetString(), body.GetProperty("run_status").GetString())
                    .ShouldBe(("implement", "pending"));
            }
            (await EventsAsync(id)).ShouldBe(["import", "approve"]);
        }
    }

    [Fact]
    public async Task Deliveries_created_at_once_have_numbers_of_their_own_and_one_request_has_one_Delivery()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => _app.CreateAsync()));
        ids.Distinct().Count().ShouldBe(12);
        var all = await _app.OkAsync(HttpMethod.Get, "/api/deliveries");
        var numbers = all.EnumerateArray().Select(one => one.GetProperty("seq").GetInt64()).ToList();
        numbers.ShouldBe(numbers.Distinct().OrderDescending());
        var refs = new[] { DeliveryApp.RefTo("request", "issue", "same") };
        var same = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            _app.OkAsync(HttpMethod.Post, "/api/deliveries", new { summary = "x", repository = "o/same", refs })));
        same.Select(one => one.GetProperty("id").GetString()).Distinct().Count().ShouldBe(1);
        same.Count(one => !one.TryGetProperty("existing", out _)).ShouldBe(1);
    }

    [Fact]
    public async Task A_command_repeated_by_its_key_is_done_once_and_answered_the_same()
    {
        var id = await _app.CreateAsync(new { phase = "plan", run_status = "succeeded" });
        var key = Guid.NewGuid().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => _app.PostAsync(id, "reject", new { reason = "Smaller" }, key)));
        answers.ShouldAllBe(one => one.Status == HttpStatusCode.OK);
        answers.Select(one => one.Body.ToString()).Distinct().ShouldHaveSingleItem();
        (await EventsAsync(id)).ShouldBe(["import", "reject"]);
        (await _app.PostAsync(id, "reject", new { reason = "Larger" }, key))
            .Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _app.PostAsync(id, "close", null, key)).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _app.PostAsync(id, "close", null, new string('k', 201)))
            .Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_refused_command_may_be_tried_again_with_its_key()
    {
        var id = await _app.CreateAsync();
        var key = Guid.NewGuid().ToString();
        (await _app.PostAsync(id, "approve", null, key)).Status.ShouldBe(HttpStatusCode.Conflict);
        await _app.OkAsync(HttpMethod.Patch, $"/api/deliveries/{id}", new { run_status = "succeeded" });
        (await _app.PostAsync(id, "approve", null, key)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_its_time()
    {
        await using var app = await DeliveryApp.StartAsync(settings: ["--Delivery:IdempotencyKeysFor", "00:00:00"]);
        var id = await app.CreateAsync(new { phase = "plan", run_status = "failed" });
        (await app.PostAsync(id, "retry", null, "k")).Status.ShouldBe(HttpStatusCode.OK);
        (await app.PostAsync(id, "retry", null, "k")).Status.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Lists_are_narrowed_and_paged_by_the_link_header()
    {
        var repository = $"acme/{Guid.NewGuid():N}";
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add(await _app.CreateAsync(new { repository, summary = $"Number {i} of five" }));
        var seen = new List<string>();
        var next = $"/api/deliveries?repository={repository}&q=OF FIVE&limit=2";
        while (next is not null)
        {
            using var response = await _app.Http.GetAsync(next);
            var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            page.GetArrayLength().ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.EnumerateArray().Select(one => one.GetProperty("id").GetString()!));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }
        seen.ShouldBe(Enumerable.Reverse(ids));
        (await _app.OkAsync(HttpMethod.Get, $"/api/deliveries?repository={repository}&phase=plan&status=pending"))
            .GetArrayLength().ShouldBe(5);
        (await _app.OkAsync(HttpMethod.Get, $"/api/deliveries?repository={repository}&phase=review")).GetArrayLength()
            .ShouldBe(0);
    }

    private async Task<List<string?>> EventsAsync(string id) =>
        [.. (await _app.OkAsync(HttpMethod.Get, $"/api/deliveries/{id}/events")).EnumerateArray()
            .Select(one => one.GetProperty("command").GetString())];
}
