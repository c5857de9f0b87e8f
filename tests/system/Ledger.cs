using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace JakeOps.SystemTests;

/// <summary>A command as the person remembers it who sent it.</summary>
/// <param name="Delivery">Which it was for; null for a create that was refused.</param>
/// <param name="Name">As the audit names it.</param>
/// <param name="Key">The Idempotency-Key, the same for every repetition.</param>
/// <param name="Accepted">The first answer that was one.</param>
internal sealed record LedgerEntry(string? Delivery, string Name, string Key, bool Accepted);

/// <summary>Everything that was commanded and what was answered, kept outside of the system under test. Whoever gets no
/// answer, or one that only says that something is away, sends the same again until there is one.</summary>
internal sealed class Ledger(HttpClient http)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ConcurrentQueue<LedgerEntry> _entries = new();
    private int _repeated;

    public IReadOnlyCollection<LedgerEntry> Entries => _entries;

    /// <summary>How often a command had to be sent again.</summary>
    public int Repeated => _repeated;

    /// <summary>The id of a new Delivery.</summary>
    public async Task<string> CreateAsync(object body, CancellationToken ct)
    {
        var (key, (status, answer)) = await CommandAsync("/api/deliveries", body, ct);
        (status is >= 200 and < 300).ShouldBeTrue($"create: {status} {answer}");
        var id = answer.GetProperty("id").GetString()!;
        _entries.Enqueue(new(id, "create", key, true));
        return id;
    }

    public async Task ActAsync(string id, string action, object body, CancellationToken ct)
    {
        var (key, (status, answer)) = await CommandAsync($"/api/deliveries/{id}/{action}", body, ct);
        // 409: the Delivery moved on by itself meanwhile.
        (status is (>= 200 and < 300) or 409).ShouldBeTrue($"{action} of {id}: {status} {answer}");
        _entries.Enqueue(new(id, action, key, status != 409));
    }

    /// <summary>Reads until there is an answer.</summary>
    public async Task<JsonElement> GetAsync(string path, CancellationToken ct)
    {
        var (status, answer) = await AnsweredAsync(() => new(HttpMethod.Get, path), ct);
        status.ShouldBe(200, $"{path}: {answer}");
        return answer;
    }

    private async Task<(string Key, (int Status, JsonElement Answer) Result)> CommandAsync(
        string path, object body, CancellationToken ct)
    {
        var key = Guid.NewGuid().ToString();
        return (key, await AnsweredAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", key);
            return request;
        }, ct));
    }

    private async Task<(int Status, JsonElement Answer)> AnsweredAsync(
        Func<HttpRequestMessage> make, CancellationToken ct)
    {
        for (; ; Interlocked.Increment(ref _repeated))
        {
            try
            {
                using var request = make();
                using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
                patience.CancelAfter(Patience);
                using var answer = await http.SendAsync(request, patience.Token);
                var text = await answer.Content.ReadAsStringAsync(patience.Token);
                if ((int)answer.StatusCode < 500)
                    return ((int)answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
            }
            catch (Exception away) when (away is HttpRequestException or IOException or TaskCanceledException)
            {
                // Perhaps it was done, perhaps not.
            }
            await Task.Delay(200, ct);
        }
    }
}
