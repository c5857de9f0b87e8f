using System.Text;
using System.Text.Json;

namespace JakeOps.AllInOne.Import;

/// <summary>A run whose output was sent.</summary>
internal sealed record SentRun(string Delivery, Guid Run, string File);

/// <summary>Sends Deliveries, and after each the output of its runs.</summary>
internal sealed class DeliveryImport(JakeOpsApi api, ImportReport report)
{
    private const int PartChars = 4 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public async Task<List<SentRun>> RunAsync(IReadOnlyList<PythonDelivery> deliveries, CancellationToken stop)
    {
        var sent = new List<SentRun>();
        foreach (var delivery in deliveries)
        {
            var file = $"deliveries/{delivery.Folder.Name}/delivery.json";
            var (answer, problem) = await api.PostAsync("/api/deliveries/import", delivery.Body, stop);
            if (problem is not null)
            {
                report.NotTaken(report.Deliveries, file, problem);
                continue;
            }
            if (JakeOpsApi.Existed(answer)) report.Deliveries.HereAlready++;
            else Taken(delivery, answer, file);
            await SendOutputsAsync(delivery, answer.Text("id")!, sent, stop);
        }
        return sent;
    }

    /// <summary>Transcripts stores what it is sent in its own time; an import ends when it has.</summary>
    public async Task StoredAsync(IReadOnlyList<SentRun> sent, CancellationToken stop)
    {
        var until = DateTimeOffset.UtcNow + Patience;
        foreach (var run in sent)
        {
            while (!await api.IsStoredAsync(run.Delivery, run.Run, stop) && DateTimeOffset.UtcNow < until)
                await Task.Delay(Pause, stop);
            if (DateTimeOffset.UtcNow >= until) report.Note(run.File, "its lines were sent and are still being stored.");
        }
    }

    private void Taken(PythonDelivery delivery, JsonElement answer, string file)
    {
        report.Deliveries.Taken++;
        if (delivery.Body["seq"]?.GetValue<long>() is { } wanted && answer.Number("seq") != wanted)
            report.Note(file, $"its number {wanted} is another Delivery's; it is number {answer.Number("seq")} now.");
        foreach (var note in delivery.Notes) report.Note(file, note);
    }

    private async Task SendOutputsAsync(PythonDelivery delivery, string id, List<SentRun> sent, CancellationToken stop)
    {
        foreach (var run in delivery.Runs)
        {
            var guid = PythonRun.IdOf(delivery.Id, run);
            var files = new[] { PythonOutput.StreamLog(delivery.Folder, run), PythonOutput.Transcript(delivery.Folder, run) }
                .Where(file => file.Exists).ToList();
            if (files.Count == 0) continue;
            if (await api.IsStoredAsync(id, guid, stop)) report.Outputs.HereAlready++;
            else if (await SendAsync(files, delivery, id, guid, stop) is { } file) sent.Add(new(id, guid, file));
        }
        foreach (var file in delivery.Folder.EnumerateFiles("run-*.json"))
            if (!delivery.Runs.Any(run => file.Name.StartsWith($"run-{run}.", StringComparison.Ordinal)))
                report.NotTaken(report.Outputs, NameOf(delivery, file), "its run does not stand in delivery.json.");
    }

    /// <summary>From the first file that can be read; its name.</summary>
    private async Task<string?> SendAsync(
        List<FileInfo> files, PythonDelivery delivery, string id, Guid run, CancellationToken stop)
    {
        foreach (var file in files)
        {
            var (output, json, problem) = await PythonOutput.ReadAsync(file, stop);
            using (json) problem ??= await SendAsync(output!, id, run, delivery.CreatedAt, stop);
            if (problem is null)
            {
                report.Outputs.Taken++;
                return NameOf(delivery, file);
            }
            report.NotTaken(report.Outputs, NameOf(delivery, file), problem);
        }
        return null;
    }

    private async Task<string?> SendAsync(
        PythonOutput output, string id, Guid run, DateTimeOffset created, CancellationToken stop)
    {
        var (part, first) = (new StringBuilder(), 1L);
        foreach (var line in output.Lines)
        {
            part.Append(line).Append('\n');
            if (part.Length < PartChars) continue;
            var (answer, problem) = await PostAsync($"?first={first}");
            if (problem is not null) return problem;
            first = (long)answer.Number("next");
            part.Clear();
        }
        var completed = output.CompletedAt ?? created;
        var times = $"started_at={Time(output.StartedAt ?? completed)}&completed_at={Time(completed)}";
        return (await PostAsync($"?first={first}&{times}")).Problem;

        async Task<(JsonElement Answer, string? Problem)> PostAsync(string query)
        {
            using var content = new StringContent(part.ToString(), Encoding.UTF8, "application/x-ndjson");
            return await api.PostAsync($"/api/deliveries/{id}/runs/{run}/output{query}", content, stop);
        }
    }

    private static string Time(DateTimeOffset time) => Uri.EscapeDataString(time.UtcDateTime.ToString("O"));

    private static string NameOf(PythonDelivery delivery, FileInfo file) => $"deliveries/{delivery.Folder.Name}/{file.Name}";
}
