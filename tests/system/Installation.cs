using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.SystemTests;

/// <summary>What a platform team runs, on free ports of this machine: RabbitMQ, PostgreSQL, replicas of the five
/// services, a worker that came in through the gateway. Calls go to the gateway with a key of its first
/// owner.</summary>
public class Installation : JakeOpsClient, IAsyncLifetime
{
    private const int LongestLine = 300;

    private static readonly Dictionary<string, int> Replicas = new()
    {
        ["delivery"] = 2, ["transcripts"] = 2, ["worker-broker"] = 2, ["github-sync"] = 2, ["gateway"] = 1,
    };

    private readonly TempFolder _folder = new();
    private readonly Secrets _secrets;

    private Dictionary<string, int[]> _ports = [];

    public Installation() => _secrets = new(_folder.File("secrets"));

    internal RabbitMqServer Broker { get; private set; } = null!;

    internal PostgresServer Database { get; private set; } = null!;

    internal IReadOnlyList<Replica> Services { get; private set; } = [];

    internal Replica Gateway => Services[^1];

    internal WorkerMachine Worker { get; private set; } = null!;

    /// <summary>A bare repository that Deliveries may change.</summary>
    internal string Remote { get; private set; } = "";

    internal string PrivateKey => _secrets.PrivateKey;

    internal Replica One(string name) => Services.Single(replica => replica.Name == name);

    public async ValueTask InitializeAsync()
    {
        var (broker, database) = (RabbitMqServer.StartNewAsync(), PostgresServer.StartNewAsync());
        (Broker, Database, Remote) = (await broker, await database, await GitRemote.MakeAsync(_folder.Path));
        foreach (var service in Replicas.Keys) await _secrets.MakeAsync(service, Database, Broker);
        // Late, so that nobody else takes them meanwhile.
        _ports = Replicas.ToDictionary(
            service => service.Key,
            service => Enumerable.Range(0, service.Value).Select(_ => GuardedProcess.FreePort()).ToArray());
        Services = [.. Replicas.SelectMany(service => Enumerable.Range(0, service.Value).Select(number =>
            NewReplica(service.Key, $"{service.Key}-{number + 1}", _ports[service.Key][number])))];
        foreach (var replica in Services) replica.Start();
        foreach (var replica in Services) await Shown(replica.BecomesReadyAsync());
        Http = new() { BaseAddress = Gateway.Address, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", await FirstOwner.KeyAsync(Gateway.Address, Gateway.Output));
        await Shown(StartWorkerAsync());
    }

    /// <summary>A process beside those that the gateway knows.</summary>
    internal Replica NewReplica(string service, string name, int port, params (string Name, string Value)[] settings) =>
        Replica.Of(service, name, _folder.Path, port, _secrets.FolderOf(service), new Dictionary<string, string>
        {
            ["GitHubSync:Keys"] = _folder.File("github-sync-keys"),
            ["Door:Services:delivery"] = Addresses("delivery"),
            ["Door:Services:transcripts"] = Addresses("transcripts"),
            ["Door:Services:worker-broker"] = Addresses("worker-broker"),
            ["Door:Services:github-sync"] = Addresses("github-sync"),
            // A single RabbitMQ 3.10, which a kill sometimes leaves with a queue without a leader.
            ["Bus:QuorumQueues"] = "false",
        }.Concat(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
            .GroupBy(setting => setting.Key).Select(setting => setting.Last()));

    /// <summary>How often a service found itself beyond help.</summary>
    internal int EndedByThemselves => Services.Sum(replica => replica.TimesEndedByItself);

    /// <summary>Everything anew, with what it has stored.</summary>
    internal async Task RestartAsync()
    {
        foreach (var replica in Services) await replica.KillAsync();
        await Task.WhenAll(Broker.KillAsync(), Database.KillAsync());
        await Task.WhenAll(Broker.StartAsync(), Database.StartAsync());
        foreach (var replica in Services) replica.Start();
        foreach (var replica in Services) await Shown(replica.BecomesReadyAsync());
        await Worker.KillAsync();
        Worker.Start();
        await Eventually.TrueAsync(WorkerIsOnlineAsync);
    }

    internal async Task<bool> WorkerIsOnlineAsync()
    {
        try { return (await GetAsync("/api/worker/status")).GetProperty("online").ToString() is not ("0" or "False"); }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException) { return false; }
    }

    /// <summary>The ends of all logs.</summary>
    internal string Tails(int lines = 30)
    {
        IEnumerable<ProgramProcess> all = Worker is null ? Services : [.. Services, Worker];
        return string.Join('\n', all.Select(one =>
            $"---- {one.Name}\n{string.Join('\n', one.Output.Split('\n').TakeLast(lines).Select(Cut))}"));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Http.Dispose();
        if (Worker is not null)
        {
            await Worker.DisposeAsync();
            Worker.EndAgents();
        }
        foreach (var replica in Services) await replica.DisposeAsync();
        if (Broker is not null) await Broker.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
        _secrets.Dispose();
        _folder.Dispose();
    }

    private async Task StartWorkerAsync()
    {
        using var made = await Http.PostAsJsonAsync("/api/workers/tokens", new { name = "machine" });
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        var token = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        Worker = WorkerMachine.In(_folder.File("worker"), Gateway.Address, token);
        Worker.Start();
        await Eventually.TrueAsync(WorkerIsOnlineAsync);
    }

    private static string Cut(string line) => line.Length > LongestLine ? line[..LongestLine] : line;

    private string Addresses(string service) =>
        string.Join(' ', _ports[service].Select(port => $"http://127.0.0.1:{port}"));

    private async Task Shown(Task start)
    {
        try { await start; }
        catch (TimeoutException late) { throw new InvalidOperationException($"The installation did not start.\n{Tails()}", late); }
    }
}
