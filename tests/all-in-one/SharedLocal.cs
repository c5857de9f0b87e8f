using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

/// <summary>One local process, and one repository, for all tests that need nothing of their own: each start costs
/// seconds.</summary>
public sealed class SharedLocal : IAsyncLifetime
{
    internal TempFolder Folder { get; } = new();

    internal LocalJakeOps Local { get; private set; } = null!;

    internal string Remote { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Remote = await GitRemote.MakeAsync(Folder.Path);
        Local = await LocalJakeOps.StartAsync(Folder.File("data"));
    }

    public async ValueTask DisposeAsync()
    {
        await Local.DisposeAsync();
        Folder.Dispose();
    }
}

[CollectionDefinition(nameof(SharedLocal))]
public sealed class SharedLocalTests : ICollectionFixture<SharedLocal>;
