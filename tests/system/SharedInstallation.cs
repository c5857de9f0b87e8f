namespace JakeOps.SystemTests;

/// <summary>One installation for all tests that leave it as they found it. A test that fails shows what the processes
/// said.</summary>
[Collection(Name)]
public abstract class SharedInstallation(Installation installation, ITestOutputHelper output) : IAsyncDisposable
{
    internal const string Name = "installation";

    protected Installation Installation => installation;

    protected ITestOutputHelper Output => output;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result != TestResult.Failed) return;
        output.WriteLine(installation.Tails());
        // What it left killed or half started must not fail the next ones.
        await installation.RestartAsync();
    }
}

[CollectionDefinition(SharedInstallation.Name)]
public sealed class InstallationCollection : ICollectionFixture<Installation>;
