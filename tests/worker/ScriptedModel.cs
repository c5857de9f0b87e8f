using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JakeOps.Worker.Tests;

/// <summary>A model API on loopback that answers each call with the next of the given content blocks, streamed as the
/// Messages API does, and remembers what it was asked.</summary>
internal sealed class ScriptedModel : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<JsonObject> _answers;

    private ScriptedModel(WebApplication app, IEnumerable<JsonObject> answers) =>
        (_app, _answers) = (app, new(answers));

    public ConcurrentQueue<string> Requests { get; } = new();

    public string Address => _app.Urls.Single();

    public static JsonObject Says(string text) => new() { ["type"] = "text", ["text"] = text };

    public static JsonObject Calls(string tool, JsonObject input) =>
        new() { ["type"] = "tool_use", ["id"] = $"toolu_{Guid.NewGuid():N}", ["name"] = tool, ["input"] = input };

    public static async Task<ScriptedModel> StartAsync(params JsonObject[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var model = new ScriptedModel(app, answers);
        app.MapPost("/v1/messages", model.AnswerAsync);
        await app.StartAsync();
        return model;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        Requests.Enqueue(await new StreamReader(http.Request.Body).ReadToEndAsync());
        var block = _answers.TryDequeue(out var next) ? next : Says("(script over)");
        var call = (string?)block["type"] == "tool_use";
        http.Response.ContentType = "text/event-stream";
        foreach (var line in Events(block, call))
            await http.Response.WriteAsync($"event: {(string?)line["type"]}\ndata: {line.ToJsonString()}\n\n");
    }

    private static IEnumerable<JsonObject> Events(JsonObject block, bool call)
    {
        yield return Json($$"""
            {"type":"message_start","message":{"id":"msg_{{Guid.NewGuid():N}}","type":"message","role":"assistant",
             "model":"claude-opus-5-5","content":[],"stop_reason":null,"usage":{"input_tokens":10,"output_tokens":1} } }
            """);
        var start = block.DeepClone().AsObject();
        start[call ? "input" : "text"] = call ? new JsonObject() : "";
        yield return new() { ["type"] = "content_block_start", ["index"] = 0, ["content_block"] = start };
        var delta = call
            ? new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = block["input"]!.ToJsonString() }
            : new JsonObject { ["type"] = "text_delta", ["text"] = block["text"]!.DeepClone() };
        yield return new() { ["type"] = "content_block_delta", ["index"] = 0, ["delta"] = delta };
        yield return Json("""{"type":"content_block_stop","index":0}""");
        yield return Json($$"""
            {"type":"message_delta","delta":{"stop_reason":"{{(call ? "tool_use" : "end_turn")}}"},"usage":{"output_tokens":20} }
            """);
        yield return Json("""{"type":"message_stop"}""");
    }

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();
}
