namespace JakeOps.SystemTests;

/// <summary>Something that is killed with -9 and comes back.</summary>
/// <param name="Name">For the log of the test.</param>
/// <param name="KillAsync">Returns when it is dead.</param>
/// <param name="StartAsync">Starts it on the same address and data.</param>
/// <param name="ServesAsync">Returns when it does its work again.</param>
internal sealed record Victim(string Name, Func<Task> KillAsync, Func<Task> StartAsync, Func<Task> ServesAsync)
{
    /// <summary>Everything that an installation consists of.</summary>
    public static IReadOnlyList<Victim> AllOf(Installation installation) =>
    [
        .. installation.Services.Select(replica => new Victim(
            replica.Name, replica.KillAsync, Starts(replica), () => replica.BecomesReadyAsync())),
        new("worker", installation.Worker.KillAsync, Starts(installation.Worker), () => OnlineAsync(installation)),
        new("broker", installation.Broker.KillAsync, installation.Broker.StartAsync, () => AllReadyAsync(installation)),
        new("database", installation.Database.KillAsync, installation.Database.StartAsync, () => AllReadyAsync(installation)),
    ];

    private static Func<Task> Starts(ProgramProcess process) => () =>
    {
        process.Start();
        return Task.CompletedTask;
    };

    private static Task OnlineAsync(Installation installation) =>
        Tests.Support.Eventually.TrueAsync(installation.WorkerIsOnlineAsync, 90);

    private static async Task AllReadyAsync(Installation installation)
    {
        foreach (var replica in installation.Services) await replica.BecomesReadyAsync();
    }
}
