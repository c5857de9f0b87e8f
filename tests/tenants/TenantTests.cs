namespace JakeOps.Tenants.Tests;

/// <summary>The owner of B tries every route of every service with the ids of what belongs to A.</summary>
[Collection(PremisesCollection.Name)]
public sealed class TenantTests(Premises premises)
{
    private static readonly string[] Lists =
        ["/api/deliveries", "/api/sources", "/api/workers", "/api/workers/tokens", "/api/executions", "/api/worker/status",
            "/api/invitations"];

    private Organization A => premises.A;

    private Organization B => premises.B;

    [Fact]
    public async Task No_id_of_another_organization_opens_or_changes_anything()
    {
        var before = await StateOfAAsync();
        var tried = premises.Routes.Where(route => route.Path.Contains('{')
            && Policies.Of(route) is not (Policy.Open or Policy.Credential)).ToList();
        tried.Count.ShouldBeGreaterThan(40);
        foreach (var route in tried)
            foreach (var database in Databases(route))
            {
                var path = route.Filled((parameter, path) => OfA(parameter, path, database));
                var (status, text) = await Call.SendAsync(B.Browser, route.Method, $"{path}?q={Scenes.Mark}");
                var said = $"{route.Method} {path}: {status} {text}";
                text.Contains(Scenes.Mark, StringComparison.OrdinalIgnoreCase).ShouldBeFalse(said);
                if (route.Name == "GET /api/operations/parked/{database}") text.ShouldBe("[]", said);
                // Nobody can here, whoever's it is.
                else if (route.Path.EndsWith("/collect", StringComparison.Ordinal)) status.ShouldBe(409, said);
                else status.ShouldBe(404, said);
            }
        (await StateOfAAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task No_list_and_no_search_shows_what_belongs_to_another()
    {
        foreach (var route in premises.Routes.Where(route => route.Method == HttpMethod.Get
            && !route.Path.Contains('{') && Policies.Of(route) != Policy.Open))
            foreach (var query in new[] { "", $"?q={Scenes.Mark}", $"?repository={Scenes.Mark}/app", $"?worker={A.Ids["worker"]}" })
            {
                var (status, text) = await Call.SendAsync(B.Browser, HttpMethod.Get, route.Path + query);
                status.ShouldBeOneOf([200, 422], route.Path + query);
                text.Contains(Scenes.Mark, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{route.Path}{query}: {text}");
                // Its own audit names what it tried itself.
                if (!route.Path.StartsWith("/api/audit", StringComparison.Ordinal)) text.ShouldNotContain(A.Ids["delivery"]);
            }
    }

    [Fact]
    public async Task Its_own_members_see_all_of_that()
    {
        foreach (var path in Lists)
            (await Call.SendAsync(A.Browser, HttpMethod.Get, path)).Text.ShouldContain(Scenes.Mark, Case.Insensitive, path);
        foreach (var service in Premises.Services.Append("gateway"))
            (await Call.SendAsync(A.Browser, HttpMethod.Get, $"/api/operations/parked/{service}")).Text
                .ShouldContain(Scenes.Mark, Case.Sensitive, service);
        foreach (var view in new[] { "transcript", "stream_log", "events", "raw", "diff", "html", $"search?q={Scenes.Mark}" })
            (await Call.SendAsync(A.Browser, HttpMethod.Get,
                $"/api/deliveries/{A.Ids["delivery"]}/runs/{A.Ids["run"]}/{view}")).Text.ShouldContain(Scenes.Mark, Case.Sensitive, view);
    }

    [Fact]
    public async Task Each_id_that_is_refused_to_others_is_good_for_its_own_members()
    {
        foreach (var route in premises.Routes.Where(route => route.Method == HttpMethod.Get && route.Path.Contains('{')))
            foreach (var database in Databases(route))
            {
                var path = route.Filled((parameter, path) => OfA(parameter, path, database));
                // Only a search needs to be told for what.
                var (status, text) = await Call.SendAsync(A.Browser, HttpMethod.Get, $"{path}?q={Scenes.Mark}");
                status.ShouldBe(200, $"{path}: {text}");
            }
    }

    [Fact]
    public async Task What_is_named_alike_in_two_organizations_is_two()
    {
        var source = await B.PostAsync("/api/sources", new { owner = Scenes.Alike, repo = "app", access = "webhook" });
        source.GetProperty("id").GetString().ShouldNotBe(A.Ids["alike source"]);
        var delivery = await B.DeliveryAsync($"{Scenes.Alike}/app", "Paint it");
        delivery.ShouldNotBe(A.Ids["alike delivery"]);
        var (status, text) = await Call.SendAsync(B.Browser, HttpMethod.Get, $"/api/deliveries/{delivery}");
        status.ShouldBe(200);
        text.ShouldNotContain(A.Ids["alike source"]);
        await B.PostAsync($"/api/deliveries/{delivery}/close", new { });
        (await B.Browser.DeleteAsync($"/api/sources/{source.GetProperty("id").GetString()}")).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task A_source_of_another_is_not_known()
    {
        var (status, text) = await Call.SendAsync(
            B.Browser, HttpMethod.Post, "/api/deliveries", new
            {
                summary = "Borrow", repository = "bob/app", source_id = A.Ids["source"], refs = Array.Empty<object>(),
            });
        (status, text.Contains("is not known", StringComparison.Ordinal)).ShouldBe((422, true), text);
    }

    [Fact]
    public async Task A_live_stream_carries_its_own_organization_alone()
    {
        await using var ofA = await Events.OpenAsync(A);
        await using var ofB = await Events.OpenAsync(B);
        // B's stream would show this first, if it showed it at all.
        (await A.Browser.PatchAsync($"/api/deliveries/{A.Ids["delivery"]}", Events.Priority(1))).EnsureSuccessStatusCode();
        (await ofA.UntilAsync(A.Ids["delivery"])).ShouldNotContain(B.Ids["delivery"]);
        (await B.Browser.PatchAsync($"/api/deliveries/{B.Ids["delivery"]}", Events.Priority(1))).EnsureSuccessStatusCode();
        var seen = await ofB.UntilAsync(B.Ids["delivery"]);
        seen.ShouldNotContain(A.Ids["delivery"]);
        seen.ShouldNotContain(Scenes.Mark);
    }

    [Fact]
    public async Task A_worker_gets_and_changes_its_own_organizations_work_alone()
    {
        B.Ids["first work"].ShouldBe(B.Ids["delivery"], "the work of A had waited longer");
        A.Ids["state meanwhile"].ShouldBe("queued");
        foreach (var view in new[] { "raw", "transcript" })
            (await Call.SendAsync(A.Browser, HttpMethod.Get,
                $"/api/deliveries/{A.Ids["delivery"]}/runs/{A.Ids["run"]}/{view}")).Text.ShouldNotContain("stolen");
    }

    /// <summary>What of A stands in a path's place.</summary>
    private string OfA(string parameter, string path, string database) => parameter switch
    {
        "database" => database,
        "run" => A.Ids["run"],
        "sequence" => "1",
        "account" => A.Ids["account"],
        "id" when path.StartsWith("/api/deliveries/", StringComparison.Ordinal) => A.Ids["delivery"],
        "id" when path.StartsWith("/api/sources/", StringComparison.Ordinal) => A.Ids["source"],
        "id" when path.StartsWith("/api/workers/tokens/", StringComparison.Ordinal) => A.Ids["token"],
        "id" when path.StartsWith("/api/workers/", StringComparison.Ordinal) => A.Ids["worker"],
        "id" when path.StartsWith("/api/executions/", StringComparison.Ordinal) => A.Ids["execution"],
        "id" when path.StartsWith("/api/operations/", StringComparison.Ordinal) => A.Ids[$"parked in {database}"],
        "id" when path.StartsWith("/api/keys/", StringComparison.Ordinal) => A.Ids["key"],
        "id" when path.StartsWith("/api/invitations/", StringComparison.Ordinal) => A.Ids["invitation"],
        "id" when path.StartsWith("/api/account/sessions/", StringComparison.Ordinal) => A.Ids["session"],
        _ => throw new InvalidOperationException($"Say here which id of A stands for {{{parameter}}} in {path}."),
    };

    private static IEnumerable<string> Databases(Route route) =>
        route.Path.Contains("{database}", StringComparison.Ordinal) ? Premises.Services.Append("gateway") : [""];

    /// <summary>Everything of A that B could have changed.</summary>
    private async Task<string> StateOfAAsync()
    {
        string[] paths =
        [
            "/api/deliveries", $"/api/deliveries/{A.Ids["delivery"]}", $"/api/deliveries/{A.Ids["delivery"]}/events",
            $"/api/deliveries/{A.Ids["delivery"]}/plans", $"/api/deliveries/{A.Ids["delivery"]}/runs/{A.Ids["run"]}/raw",
            "/api/sources", "/api/executions", "/api/workers/tokens", $"/api/workers/{A.Ids["worker"]}", "/api/invitations",
            "/api/members", "/api/account/sessions", "/api/keys",
            .. Premises.Services.Append("gateway").Select(service => $"/api/operations/parked/{service}"),
        ];
        var states = new List<string>();
        foreach (var path in paths)
        {
            var (status, text) = await Call.SendAsync(A.Browser, HttpMethod.Get, path);
            status.ShouldBe(200, path);
            states.Add($"{path} {Volatile.Replace(text, "")}");
        }
        return string.Join('\n', states);
    }

    private static readonly System.Text.RegularExpressions.Regex Volatile = new("\"last_(seen|used)[a-z_]*\":\"[^\"]*\"");
}
