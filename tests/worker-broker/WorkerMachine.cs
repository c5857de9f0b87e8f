using System.Text.Json;
using JakeOps.Contracts;
using JakeOps.Tests.Support;

namespace JakeOps.WorkerBroker.Tests;

/// <summary>A machine with a repository and the simulated agent, on which workers are started as programs.</summary>
internal sealed class WorkerMachine : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    private WorkerMachine(BrokerHost host) => Host = host;

    public BrokerHost Host { get; }

    public string Work => _folder.File("work");

    public string Logs => _folder.File("logs");

    public static async Task<WorkerMachine> StartAsync()
    {
        var machine = new WorkerMachine(await BrokerHost.StartAsync());
        await GitRemote.MakeAsync(machine._folder.Path);
        return machine;
    }

    public string File(string name, string text)
    {
        System.IO.File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    public async Task<WorkerProgram> WorkerAsync(params string[] arguments) => Worker([.. arguments, "--token", await Host.TokenTextAsync()]);

    public WorkerProgram Worker(params string[] arguments) => new(
        ["--agent", TestPaths.SimulatedAgent, "--work-dir", Work, "--log-dir", Logs, .. arguments],
        ("CLAUDE_SIMULATED_PACE_MS", "0"));

    /// <summary>Asks for an execution of the simulated agent.</summary>
    public async Task<Guid> RequestAsync(string prompt)
    {
        var asked = Sample.Requested(Guid.CreateVersion7());
        await Host.PublishAsync(asked with
        {
            Agent = asked.Agent with { Prompt = prompt, AllowedTools = [] },
            Tree = asked.Tree with { CloneUrl = $"file://{_folder.File("app.git")}", Committed = null },
            Afterwards = new(null, null, false, false, null, null),
        });
        return asked.ExecutionId;
    }

    public static Task RunsAsync(WorkerProgram worker, Guid id) => worker.SaysAsync($"execution {id} started");

    public Task<ExecutionFinished> FinishedAsync(Guid id) => Host.FinishedAsync(id);

    public async Task<JsonElement> StatusAsync(params string[] command)
    {
        var (code, printed) = await WorkerProgram.RunAsync([.. command, "--json", "--work-dir", Work]);
        code.ShouldBe(0, printed);
        return JsonDocument.Parse(printed).RootElement;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
