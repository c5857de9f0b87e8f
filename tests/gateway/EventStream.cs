using System.Net.ServerSentEvents;
using System.Text.Json;

namespace JakeOps.Gateway.Tests;

/// <summary>A client of /api/events, reading as a browser does.</summary>
internal sealed class EventStream : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly StreamReader _lines;

    private EventStream(HttpClient http, HttpResponseMessage response, StreamReader lines) =>
        (_http, Response, _lines) = (http, response, lines);

    public HttpResponseMessage Response { get; }

    public static async Task<EventStream> OpenAsync(GatewayApp app, string? lastEventId = null, string query = "")
    {
        var http = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/events{query}");
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new(http, response, new(await response.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next block of the stream: comments and fields up to an empty line; null at the end.</summary>
    public async Task<string?> BlockAsync()
    {
        using var late = new CancellationTokenSource(Deadline);
        var block = new List<string>();
        while (await _lines.ReadLineAsync(late.Token) is { } line)
        {
            if (line.Length == 0) return string.Join('\n', block);
            block.Add(line);
        }
        return null;
    }

    /// <summary>The next event; comments are passed over.</summary>
    public async Task<(long Id, string Type, JsonElement Data)> EventAsync()
    {
        while (true)
        {
            var block = await BlockAsync() ?? throw new EndOfStreamException("The stream has ended.");
            using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"{block}\n\n"));
            foreach (var item in SseParser.Create(bytes).Enumerate())
                return (long.Parse(Field(block, "id")), item.EventType, JsonSerializer.Deserialize<JsonElement>(item.Data));
        }
    }

    /// <summary>What is left of an answer that is no stream.</summary>
    public Task<string> RestAsync() => _lines.ReadToEndAsync();

    public async Task<string> ReasonAsync() => (await EventAsync()).Data.GetProperty("reason").GetString()!;

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        Response.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    public static string Field(string block, string name) =>
        block.Split('\n').Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];
}
