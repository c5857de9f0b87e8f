using System.Text.Json;
using JakeOps.Tests.Support;
using JakeOps.Worker.Protocol;
using Microsoft.Data.Sqlite;

namespace JakeOps.Tenants.Tests;

/// <summary>Both organizations work; everything of A that B has no name for bears its mark.</summary>
internal static class Scenes
{
    /// <summary>In every name and text of A. B must never read it.</summary>
    public const string Mark = "aurora";

    /// <summary>A repository that both may have.</summary>
    public const string Alike = "alike";

    public static async Task PlayAsync(Premises premises)
    {
        var (a, b) = (premises.A, premises.B);
        a.Ids["account"] = (await a.GetAsync("/api/account")).GetProperty("id").GetString()!;
        a.Ids["session"] = (await a.GetAsync("/api/account/sessions"))[0].GetProperty("id").GetString()!;
        a.Ids["invitation"] = (await a.PostAsync("/api/invitations", new { role = "viewer", email = $"{Mark}@jakeops.example" }))
            .GetProperty("id").GetString()!;
        var source = await a.PostAsync("/api/sources", new { owner = Mark, repo = "app", access = "webhook" });
        a.Ids["source"] = source.GetProperty("id").GetString()!;
        await a.PostAsync($"/api/sources/{a.Ids["source"]}/webhook-secret", new { });
        a.Ids["alike source"] = (await a.PostAsync("/api/sources", new { owner = Alike, repo = "app", access = "webhook" }))
            .GetProperty("id").GetString()!;
        a.Ids["alike delivery"] = await a.DeliveryAsync($"{Alike}/app", "Paint it");
        foreach (var service in Premises.Services.Append("gateway")) a.Ids[$"parked in {service}"] = Park(premises.Database(service));
        a.Ids["delivery"] = await a.DeliveryAsync($"{Mark}/app", $"Paint the {Mark}");
        await a.PostAsync($"/api/deliveries/{a.Ids["delivery"]}/run", new { });
        a.Ids["execution"] = (await QueuedAsync(a)).GetProperty("id").GetString()!;

        // Work of A waits, and the only worker is B's.
        await using var ofB = await WorkerAsync(premises, b, "bolt");
        var stolen = Guid.Parse(a.Ids["execution"]);
        await ofB.FinishAsync(stolen, 1, "stolen");
        b.Ids["delivery"] = await b.DeliveryAsync("bob/app", "Bolt it");
        await b.PostAsync($"/api/deliveries/{b.Ids["delivery"]}/run", new { });
        b.Ids["first work"] = (await ofB.ReceiveAsync<Execute>()).Request.Delivery.Id;
        a.Ids["state meanwhile"] = (await a.GetAsync($"/api/executions/{stolen}")).GetProperty("state").GetString()!;

        await using var ofA = await WorkerAsync(premises, a, $"{Mark}-1");
        var request = (await ofA.ReceiveAsync<Execute>()).Request;
        await ofA.SendAsync(new Accept(request.ExecutionId, request.Attempt, $"2.1 ({Mark})", false));
        await ofB.SendAsync(new Output(request.ExecutionId, request.Attempt, 1, [new("stolen")]));
        await ofA.FinishAsync(request.ExecutionId, request.Attempt, $"{Mark} says so");
        a.Ids["run"] = $"{request.ExecutionId}";
        await Eventually.BecomesAsync(() => a.GetAsync($"/api/deliveries/{a.Ids["delivery"]}"),
            delivery => delivery.GetProperty("run_status").GetString() == "succeeded");
        await Eventually.TrueAsync(async () => (await a.Browser.GetStringAsync(
            $"/api/deliveries/{a.Ids["delivery"]}/runs/{a.Ids["run"]}/raw")).Contains($"{Mark} says so", StringComparison.Ordinal));
    }

    private static async Task<Socket> WorkerAsync(Premises premises, Organization of, string name)
    {
        var token = await of.PostAsync("/api/workers/tokens", new { name = $"token of {name}" });
        of.Ids["token"] = token.GetProperty("id").GetString()!;
        var (worker, id) = await Socket.ConnectAsync(premises.Gateway, token.GetProperty("token").GetString()!, name);
        of.Ids["worker"] = id;
        return worker;
    }

    private static async Task<JsonElement> QueuedAsync(Organization of) => (await Eventually.BecomesAsync(
        () => of.GetAsync("/api/executions?state=queued"), queued => queued.GetArrayLength() == 1))[0];

    /// <summary>A message of A that no retry could bring through.</summary>
    private static string Park(string database)
    {
        using var connection = new SqliteConnection(database);
        connection.Open();
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO parked (organization, message_id, type, body, failures, error, parked_at)
            VALUES ('default', $id, 'aurora', '{}', 1, 'aurora failed', 0) RETURNING id
            """;
        insert.Parameters.AddWithValue("$id", Guid.NewGuid().ToString());
        return $"{insert.ExecuteScalar()}";
    }
}
