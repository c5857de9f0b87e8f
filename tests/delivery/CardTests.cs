using System.Net;
using System.Text.Json;
using JakeOps.Contracts;

namespace JakeOps.Delivery.Tests;

/// <summary>What boards and tables ask for.</summary>
public abstract class CardTests(DeliveryApp app)
{
    [Fact]
    public async Task Pages_in_any_order_show_every_Delivery_once()
    {
        var repository = NewRepository();
        for (var made = 0; made < 5; made++) await app.CreateAsync(new { repository });
        foreach (var sort in new[] { "number", "-number", "updated", "-updated", "age", "-age", "cost", "-cost" })
        {
            List<long> seen = [];
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await CardsAsync($"repository={repository}&limit=2&sort={sort}&cursor={cursor}");
                seen.AddRange(page.GetProperty("items").EnumerateArray().Select(card => card.GetProperty("seq").GetInt64()));
                cursor = page.GetProperty("next").GetString();
            }
            seen.Count.ShouldBe(5, sort);
            seen.Distinct().Count().ShouldBe(5, sort);
            if (sort == "number") seen.ShouldBe(seen.OrderDescending());
            if (sort is "-number" or "-updated" or "age") seen.ShouldBe(seen.Order());
        }
    }

    [Fact]
    public async Task A_card_says_what_its_Delivery_does_and_what_is_allowed()
    {
        var repository = NewRepository();
        var id = await app.CreateAsync(new { repository, limits = new { max_cost_usd = 5 } });
        var started = await app.GetAsync(id);
        var card = (await CardsAsync($"repository={repository}")).GetProperty("items").EnumerateArray().Single();
        card.GetProperty("id").GetString().ShouldBe(id);
        card.GetProperty("phase").GetString().ShouldBe("plan");
        card.GetProperty("attempt").GetInt32().ShouldBe(1);
        card.GetProperty("max_cost_usd").GetDecimal().ShouldBe(5);
        card.GetProperty("actions").ToString().ShouldBe(started.GetProperty("actions").ToString());
        await app.PostAsync(id, "run");
        var request = await app.RequestedAsync(id, "plan");
        await app.TellAsync(Results.Answer(request, cost: 0.42m));
        card = (await CardsAsync($"repository={repository}&min_cost=0.4")).GetProperty("items").EnumerateArray().Single();
        card.GetProperty("cost_usd").GetDecimal().ShouldBe(0.42m);
        card.GetProperty("run_status").GetString().ShouldBe("succeeded");
        (await CardsAsync($"repository={repository}&min_cost=0.5")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_card_says_how_many_approvals_its_checkpoint_still_needs()
    {
        var (source, repository) = ($"cards-{Guid.NewGuid():N}", NewRepository());
        await app.TellAsync(new SourceChanged(
            "default", source, 1, "github.com", repository, "https://github.com/acme/shop.git", true, "deploy",
            ["plan", "implement", "review"], new Dictionary<string, IReadOnlyList<string>>(),
            new Dictionary<string, IReadOnlyList<string>>(), new(3, null, null, 3600, 0), false, DateTimeOffset.UtcNow, new(2, true)));
        var id = await app.CreateAsync(new { repository, source_id = source });
        (await MissingAsync()).ShouldBe((2, null), "a plan that is not there cannot be approved");
        await app.PostAsync(id, "run");
        await app.TellAsync(Results.Answer(await app.RequestedAsync(id, "plan"), cost: 0.42m));
        (await MissingAsync()).ShouldBe((2, 2));
        await app.PostAsync(id, "approve");
        (await MissingAsync()).ShouldBe((2, 1), "somebody else has to join");

        async Task<(int Needed, int? Missing)> MissingAsync()
        {
            var card = (await CardsAsync($"repository={repository}")).GetProperty("items").EnumerateArray().Single();
            var missing = card.GetProperty("approvals_missing");
            return (card.GetProperty("approvals_needed").GetInt32(), missing.ValueKind == JsonValueKind.Null ? null : missing.GetInt32());
        }
    }

    [Fact]
    public async Task Cards_are_had_by_their_ids_where_the_filter_leaves_them()
    {
        var repository = NewRepository();
        List<string> ids = [];
        for (var made = 0; made < 3; made++) ids.Add(await app.CreateAsync(new { repository }));
        await app.PostAsync(ids[1], "run");
        (await IdsAsync("")).ShouldBe([ids[1], ids[0]]);
        (await IdsAsync("&status=pending")).ShouldBe([ids[0]]);

        async Task<List<string?>> IdsAsync(string filter) =>
            [.. (await CardsAsync($"ids={ids[0]},nothing,{ids[1]}{filter}")).GetProperty("items").EnumerateArray()
                .Select(card => card.GetProperty("id").GetString())];
    }

    [Fact]
    public async Task Counts_tell_of_each_state_and_of_what_waits_for_a_person()
    {
        var repository = NewRepository();
        var running = await app.CreateAsync(new { repository });
        await app.CreateAsync(new { repository });
        await app.PostAsync(running, "run");
        var counts = await app.OkAsync(HttpMethod.Get, $"/api/deliveries/counts?repository={repository}");
        counts.GetProperty("matching").GetInt32().ShouldBe(2);
        counts.GetProperty("total").GetInt32().ShouldBeGreaterThanOrEqualTo(2);
        counts.GetProperty("states").EnumerateArray()
            .Select(state => $"{state.GetProperty("phase")}/{state.GetProperty("run_status")}/{state.GetProperty("count")}")
            .ShouldBe(["plan/pending/1", "plan/running/1"]);
        counts = await app.OkAsync(HttpMethod.Get, $"/api/deliveries/counts?repository={repository}&needs=person");
        counts.GetProperty("matching").GetInt32().ShouldBe(1);
        (await CardsAsync($"repository={repository}&phase=plan,review&status=running&min_age=0")).GetProperty("items")
            .GetArrayLength().ShouldBe(1);
        (await CardsAsync($"repository={repository}&min_age=60")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await CardsAsync($"repository={repository}&worker=nobody")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("sort=beauty", "number, updated, age or cost"), InlineData("cursor=x", "next of the page before")]
    [InlineData("phase=plan,dream", "intake, plan"), InlineData("needs=coffee", "it is person")]
    [InlineData("limit=201", "1 to 200"), InlineData("min_cost=-1", "0 to 1000000"), InlineData("min_age=-1", "from 0")]
    public async Task A_wrong_question_is_told_what_is_allowed(string query, string allowed)
    {
        var (status, problem) = await app.SendAsync(HttpMethod.Get, $"/api/deliveries/cards?{query}");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        problem.GetProperty("detail").GetString()!.ShouldContain(allowed);
    }

    private static string NewRepository() => $"cards/{Guid.NewGuid():N}";

    private Task<JsonElement> CardsAsync(string query) => app.OkAsync(HttpMethod.Get, $"/api/deliveries/cards?{query}");
}
