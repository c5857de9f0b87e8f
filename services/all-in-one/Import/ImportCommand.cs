using System.CommandLine;

namespace JakeOps.AllInOne.Import;

/// <summary>What the command line says about an import.</summary>
/// <param name="Deliveries">Folder of the Python server's Deliveries; null for none.</param>
/// <param name="Sources">Folder of its sources; null for none.</param>
/// <param name="Data">The data folder to import into.</param>
/// <param name="Server">A running JakeOps to import into instead.</param>
internal sealed record ImportOptions(DirectoryInfo? Deliveries, DirectoryInfo? Sources, string? Data, Uri? Server);

/// <summary>The verb <c>import</c>.</summary>
internal static class ImportCommand
{
    private const string Description = """
        Take over what the Python server stored: Deliveries with runs, phase runs, refs, transcripts and stream logs, and
        sources. It may be run again: what is here already is left alone. Whatever cannot be read is reported, and the
        rest is taken. Stop the Python server first.

        Without --server it imports into the data folder of local mode, which no other JakeOps may be using. With --server
        it imports into a running one; the environment variable JAKEOPS_KEY holds an API key of an owner.
        """;

    private static readonly Option<DirectoryInfo> Deliveries = new("--deliveries")
    {
        Description = "Folder that holds <id>/delivery.json (the Python server's JAKEOPS_DATA_DIR)",
    };

    private static readonly Option<DirectoryInfo> Sources = new("--sources")
    {
        Description = "Folder that holds <id>.json (the Python server's JAKEOPS_SOURCES_DIR)",
    };

    private static readonly Option<Uri?> Server = new("--server")
    {
        Description = "Address of a running JakeOps, such as http://127.0.0.1:8080",
        CustomParser = given =>
        {
            if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var server) && server.Scheme is "http" or "https")
                return server;
            given.AddError("--server takes an address such as http://127.0.0.1:8080.");
            return null;
        },
    };

    public static Command Make(Option<string?> data, Func<ImportOptions, CancellationToken, Task<int>> run)
    {
        var import = new Command("import", Description) { Deliveries, Sources, data, Server };
        Deliveries.AcceptExistingOnly();
        Sources.AcceptExistingOnly();
        import.Validators.Add(given =>
        {
            if (given.GetResult(Deliveries) is null && given.GetResult(Sources) is null)
                given.AddError("Nothing to import: name --deliveries DIR, --sources DIR or both.");
        });
        import.SetAction((given, stop) => run(
            new(given.GetValue(Deliveries), given.GetValue(Sources), given.GetValue(data), given.GetValue(Server)), stop));
        return import;
    }
}
