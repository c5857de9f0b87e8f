namespace JakeOps.AllInOne.Import;

/// <summary>Brings the Python server's store over by the services' own HTTP API. Deliveries come before sources: a source
/// that is here already finds its open requests, and would open new Deliveries for them.</summary>
internal sealed class Importer(HttpClient http, ImportReport report)
{
    private const long MaxDelivery = 24 * 1024 * 1024;
    private const long MaxSource = 1024 * 1024;

    private readonly JakeOpsApi _api = new(http);

    public async Task RunAsync(ImportOptions options, CancellationToken stop)
    {
        var sources = await ReadSourcesAsync(options.Sources, stop);
        var ids = sources.ToDictionary(source => source.Repository, source => PythonSource.IdOf(source.Repository));
        var sent = await new DeliveryImport(_api, report).RunAsync(await ReadDeliveriesAsync(options.Deliveries, ids, stop), stop);
        foreach (var source in sources.OrderBy(source => source.CreatedAt)) await SendAsync(source, stop);
        await new DeliveryImport(_api, report).StoredAsync(sent, stop);
    }

    private async Task<List<PythonSource>> ReadSourcesAsync(DirectoryInfo? folder, CancellationToken stop)
    {
        var sources = new List<PythonSource>();
        foreach (var file in folder?.EnumerateFiles("*.json").OrderBy(file => file.Name) ?? Enumerable.Empty<FileInfo>())
        {
            var (json, problem) = await StoredFile.ReadAsync(file, MaxSource, stop);
            using (json)
                if (json is null) report.NotTaken(report.Sources, $"sources/{file.Name}", problem!);
                else sources.Add(PythonSource.Read(file, json.RootElement));
        }
        return [.. sources.DistinctBy(source => source.Repository)];
    }

    private async Task SendAsync(PythonSource source, CancellationToken stop)
    {
        var (answer, problem) = await _api.PostAsync("/api/sources/import", source.Body(), stop);
        if (problem is not null) report.NotTaken(report.Sources, source.File, problem);
        else if (JakeOpsApi.Existed(answer)) report.Sources.HereAlready++;
        else report.Sources.Taken++;
    }

    private async Task<List<PythonDelivery>> ReadDeliveriesAsync(
        DirectoryInfo? folder, IReadOnlyDictionary<string, string> sources, CancellationToken stop)
    {
        var deliveries = new List<PythonDelivery>();
        foreach (var one in folder?.EnumerateDirectories().OrderBy(one => one.Name) ?? Enumerable.Empty<DirectoryInfo>())
        {
            var file = new FileInfo(Path.Combine(one.FullName, "delivery.json"));
            var (json, problem) = file.Exists
                ? await StoredFile.ReadAsync(file, MaxDelivery, stop)
                : (null, "it is not there.");
            using (json)
                if (json is null) report.NotTaken(report.Deliveries, $"deliveries/{one.Name}/delivery.json", problem!);
                else deliveries.Add(PythonDelivery.Read(one, json.RootElement, sources));
        }
        // The list shows the newest first, by the number.
        return [.. deliveries.OrderBy(delivery => delivery.CreatedAt)];
    }
}
