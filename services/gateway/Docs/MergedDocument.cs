using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace JakeOps.Gateway.Docs;

/// <summary>The documents of all services in one, read again after a while. A service that is away stays in it as it was
/// last seen.</summary>
internal sealed class MergedDocument(
    [FromKeyedServices("v1")] IOpenApiDocumentProvider own, DoorOptions options, HttpClient http, TimeProvider clock)
    : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<string, JsonObject> _seen = [];
    private string? _text;
    private DateTimeOffset _until;

    public async Task<string> ReadAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_text is null || clock.GetUtcNow() > _until) _text = await MergeAsync(ct);
            return _text;
        }
        finally { _one.Release(); }
    }

    public void Dispose() => _one.Dispose();

    private async Task<string> MergeAsync(CancellationToken ct)
    {
        _until = clock.GetUtcNow() + Fresh;
        var document = await own.GetOpenApiDocumentAsync(ct);
        var merged = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct))!.AsObject();
        var read = await Task.WhenAll(options.Services.Select(service => FetchAsync(service.Key, service.Value, ct)));
        foreach (var (service, found) in read)
            if (found is not null) _seen[service] = found;
        foreach (var (service, found) in _seen.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            DocumentMerge.Add(merged, service, found.DeepClone().AsObject());
        var missing = options.Services.Keys.Except(_seen.Keys).Order().ToList();
        if (missing.Count > 0)
            merged["info"]!["description"] +=
                $" These services have not answered yet, and what they offer is missing here: {string.Join(", ", missing)}.";
        return merged.ToJsonString();
    }

    /// <summary>Of the first replica that answers.</summary>
    private async Task<(string Service, JsonObject? Document)> FetchAsync(string service, string addresses, CancellationToken ct)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
        late.CancelAfter(Patience);
        foreach (var address in addresses.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                var text = await http.GetStringAsync(new Uri(new Uri(address), "/api/openapi.json"), late.Token);
                return (service, JsonNode.Parse(text)?.AsObject());
            }
            catch (Exception failure) when (!ct.IsCancellationRequested
                && failure is HttpRequestException or OperationCanceledException or JsonException or InvalidOperationException)
            {
                // The next one, or what was seen last.
            }
        }
        return (service, null);
    }
}
