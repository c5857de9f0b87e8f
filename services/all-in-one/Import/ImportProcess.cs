using System.Net;
using System.Net.Http.Headers;

namespace JakeOps.AllInOne.Import;

/// <summary>One import: into the data folder of local mode, or over the API of a running JakeOps.</summary>
internal static class ImportProcess
{
    private const string Key = "JAKEOPS_KEY";

    public static Task<int> RunAsync(ImportOptions options, CancellationToken stop) =>
        options.Server is { } server ? IntoServerAsync(options, server, stop) : IntoDataFolderAsync(options, stop);

    private static async Task<int> IntoServerAsync(ImportOptions options, Uri server, CancellationToken stop)
    {
        using var http = new HttpClient { BaseAddress = server };
        if (Environment.GetEnvironmentVariable(Key) is { Length: > 0 } key)
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.Trim());
        try
        {
            using var ready = await http.GetAsync("/api/sources", stop);
            if (ready.IsSuccessStatusCode) return await ImportAsync(options, http, stop);
            return Refuse($"{server} answers {(int)ready.StatusCode}: put an API key of an owner (scope admin) into {Key}, and check the address.");
        }
        catch (HttpRequestException away)
        {
            return Refuse($"{server} does not answer: {away.Message}. What was imported so far stays; run it again.");
        }
    }

    /// <summary>The services of local mode without an agent: nothing is carried on while history comes in.</summary>
    private static Task<int> IntoDataFolderAsync(ImportOptions options, CancellationToken stop)
    {
        // A source that is here already must not open a Delivery for a request whose own is just coming in.
        Environment.SetEnvironmentVariable("GitHubSync__Sync__Enabled", "false");
        var local = new LocalOptions(
            options.Data, IPAddress.Loopback, Port: 0, Login: false, RemoteRunner: true, Agent: null, Capacity: 1, Tags: [],
            Demo: false, ExitWhenClosed: true, Timeout: default);
        return LocalProcess.RunAsync(local, async (app, folder) =>
        {
            using var http = new HttpClient { BaseAddress = new(app.Urls.First()) };
            Console.WriteLine($"Into the data folder {folder.Path}");
            return await ImportAsync(options, http, app.Lifetime.ApplicationStopping);
        }, stop);
    }

    private static async Task<int> ImportAsync(ImportOptions options, HttpClient http, CancellationToken stop)
    {
        var report = new ImportReport();
        await new Importer(http, report).RunAsync(options, stop);
        report.Write(Console.Out);
        return ExitCodes.Done;
    }

    private static int Refuse(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return ExitCodes.CannotStart;
    }
}
