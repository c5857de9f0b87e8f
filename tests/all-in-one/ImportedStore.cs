using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>A store that was imported, and the local process that answers from it.</summary>
public sealed class ImportedStore : IAsyncLifetime
{
    private readonly TempFolder _data = new();

    internal string Data => _data.Path;

    internal string Report { get; private set; } = "";

    internal LocalJakeOps Local { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var store = new PythonStore();
        store.Fill();
        Report = await store.ImportAsync(Data);
        Local = await LocalJakeOps.StartAsync(Data, "--runner", "remote");
    }

    public async ValueTask DisposeAsync()
    {
        await Local.DisposeAsync();
        _data.Dispose();
    }
}
