using System.Net.Http.Json;
using System.Text;

namespace JakeOps.Tenants.Tests;

/// <summary>An open stream of live events.</summary>
internal sealed class Events : IAsyncDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private Events(HttpResponseMessage answer, StreamReader lines) => (_answer, _lines) = (answer, lines);

    public static async Task<Events> OpenAsync(Organization of)
    {
        var answer = await of.Browser.GetAsync("/api/events", HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        var events = new Events(answer, new(await answer.Content.ReadAsStreamAsync()));
        // It has begun.
        await events.UntilAsync("id: ");
        return events;
    }

    public static JsonContent Priority(int priority) => JsonContent.Create(new { priority });

    /// <summary>Everything that came, to the line that has this in it.</summary>
    public async Task<string> UntilAsync(string part)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var seen = new StringBuilder();
        while (await _lines.ReadLineAsync(late.Token) is { } line)
        {
            seen.AppendLine(line);
            if (line.Contains(part, StringComparison.Ordinal)) return seen.ToString();
        }
        throw new EndOfStreamException(seen.ToString());
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
