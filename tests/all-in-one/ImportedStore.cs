using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>A store that was imported, and the local process that answers from it.</summary>
public sealed class ImportedStore : IAsyncLifetime
{
    private readonly PythonStore _store = new();
    private readonly TempFolder _data = new();

    internal string Data => _data.Path;

    internal string Report { get; private set; } = "";

    internal LocalJakeOps Local { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _store.Fill();
        Report = await _store.ImportAsync("--data", Data);
        Local = await LocalJakeOps.StartAsync(Data, "--runner", "remote");
    }

    /// <summary>What the verb import says the second time, now to the running process.</summary>
    internal Task<string> ImportAgainAsync() => _store.ImportAsync("--server", Local.Http.BaseAddress!.ToString());

    public async ValueTask DisposeAsync()
    {
        await Local.DisposeAsync();
        _data.Dispose();
        _store.Dispose();
    }
}
