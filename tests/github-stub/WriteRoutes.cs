using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Tests.GitHubStub;

/// <summary>Something that a client wrote: a comment or a review.</summary>
/// <param name="On">Number of the issue or pull request.</param>
public sealed record StubNote(long Id, int On, string Event)
{
    public required string Body { get; set; }
}

/// <summary>What clients write: comments of issues, reviews of pull requests, statuses of commits.</summary>
internal static class WriteRoutes
{
    private static long _ids = 5000;

    /// <summary>Null where it is about something else.</summary>
    public static Task? Answer(StubRepository repository, HttpContext context, string[] path)
    {
        var stub = repository.Stub;
        return (context.Request.Method, path) switch
        {
            ("GET", ["issues", var on, "comments"]) =>
                Paging.SendAsync(stub, repository, context, On(repository.Comments, on), note => Json(repository, note)),
            ("POST", ["issues", var on, "comments"]) => AddAsync(repository, context, repository.Comments, on),
            ("PATCH", ["issues", "comments", var id]) => EditAsync(repository, context, repository.Comments, id),
            ("GET", ["pulls", var on, "reviews"]) =>
                Paging.SendAsync(stub, repository, context, On(repository.Reviews, on), note => Json(repository, note)),
            ("POST", ["pulls", var on, "reviews"]) => AddAsync(repository, context, repository.Reviews, on),
            ("PUT", ["pulls", _, "reviews", var id]) => EditAsync(repository, context, repository.Reviews, id),
            ("POST", ["statuses", var sha]) => AddStatusAsync(repository, context, sha),
            _ => null,
        };
    }

    private static List<StubNote> On(List<StubNote> notes, string on)
    {
        lock (notes) return [.. notes.Where(note => note.On == Number(on))];
    }

    private static async Task AddAsync(StubRepository repository, HttpContext context, List<StubNote> notes, string on)
    {
        var sent = await ReadAsync(context);
        var note = new StubNote(Interlocked.Increment(ref _ids), (int)Number(on), sent["event"]?.GetValue<string>() ?? "")
        {
            Body = sent["body"]!.GetValue<string>(),
        };
        lock (notes) notes.Add(note);
        await Routes.Send(context, 201, Json(repository, note));
    }

    private static async Task EditAsync(StubRepository repository, HttpContext context, List<StubNote> notes, string id)
    {
        var sent = await ReadAsync(context);
        StubNote? note;
        lock (notes) note = notes.Find(one => one.Id == Number(id));
        if (note is null) await Routes.Send(context, 404, Routes.NotFound());
        else
        {
            note.Body = sent["body"]!.GetValue<string>();
            await Routes.Send(context, 200, Json(repository, note));
        }
    }

    private static async Task AddStatusAsync(StubRepository repository, HttpContext context, string sha)
    {
        var sent = await ReadAsync(context);
        var status = new StubStatus(
            sent["context"]!.GetValue<string>(), sent["state"]!.GetValue<string>(), sent["description"]!.GetValue<string>());
        repository.Statuses[sha] = [status, .. repository.Statuses.GetValueOrDefault(sha) ?? []];
        await Routes.Send(context, 201, status.Json());
    }

    private static async Task<JsonNode> ReadAsync(HttpContext context) => (await JsonNode.ParseAsync(context.Request.Body))!;

    private static JsonObject Json(StubRepository repository, StubNote note) => new()
    {
        ["id"] = note.Id, ["body"] = note.Body, ["html_url"] = $"{repository.HtmlUrl}/issues/{note.On}#note-{note.Id}",
        ["user"] = null,
    };

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
