using System.Text.Json;

namespace JakeOps.Transcripts.Tests;

internal sealed record Sent(string? Id, string? Name, string Data)
{
    public bool IsMeta => Name is null && Data.StartsWith("{\"type\":\"meta\"", StringComparison.Ordinal);

    public bool IsDone => Name == "done";

    public bool IsEvent => Name is null && !IsMeta && Id is not null;

    public JsonElement Json => JsonDocument.Parse(Data).RootElement;
}

/// <summary>A browser's side of an event stream, comments included (as name <c>:</c>).</summary>
internal sealed class Viewer : IDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;

    private Viewer(HttpResponseMessage response, Stream body) => (_response, _reader) = (response, new(body));

    public HttpResponseMessage Response => _response;

    public static async Task<Viewer> OpenAsync(TranscriptsApp app, string query = "", string? lastEventId = null)
    {
        var address = $"/api/deliveries/{TranscriptsApp.Delivery}/stream{query}";
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (lastEventId is not null) request.Headers.Add("Last-Event-ID", lastEventId);
        var response = await app.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Null at the end of the stream.</summary>
    public async Task<Sent?> NextAsync()
    {
        string? id = null, name = null, data = null;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await _reader.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.StartsWith(':')) (name, data) = (":", line[1..].Trim());
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) id = line[4..];
            else if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.Length == 0) return new(id, name, data ?? "");
            else throw new InvalidOperationException($"Not a line of an event stream: {line}");
        }
        return null;
    }

    public async Task<Sent> NextEventAsync()
    {
        while (await NextAsync() is { } sent)
            if (sent.IsEvent) return sent;
        throw new InvalidOperationException("The stream ended without another event.");
    }

    /// <summary>All until the end; the last is <c>done</c> where it ended as it should.</summary>
    public async Task<List<Sent>> RestAsync()
    {
        var all = new List<Sent>();
        while (await NextAsync() is { } sent)
            if (sent.Name != ":") all.Add(sent);
        return all;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _response.Dispose();
    }
}
