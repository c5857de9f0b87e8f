namespace JakeOps.Worker;

/// <summary>What this machine was asked, what it did and what left it: a file for each execution and each connection,
/// readable without a server.</summary>
internal sealed class AuditLog(string folder)
{
    private readonly string _folder = PrivateFile.Folder(folder);
    private readonly AuditChain _chain = new(folder);
    private readonly ConcurrentDictionary<Guid, AuditFile> _executions = new();
    private readonly Lock _lock = new();
    private readonly List<(string Kind, int Bytes)> _unwritten = [];
    private AuditFile? _connection;

    /// <summary>Finishes what an earlier process could not.</summary>
    public async Task RecoverAsync()
    {
        foreach (var file in Directory.EnumerateFiles(_folder, "*.log").Order())
        {
            try
            {
                if (AuditChain.IsWhole(file)) continue;
                var left = new AuditFile(_folder, Path.GetFileName(file), _chain);
                left.Line("outcome", "unknown: the worker was killed, or the machine went down; what it sent was not counted");
                await left.FinishAsync();
            }
            catch (IOException) { /* another process of this machine still writes it */ }
        }
    }

    /// <summary>Removes logs that were begun before a time, after a log of its own said so: it is chained like all others, so that what
    /// is missing without it was removed by somebody else.</summary>
    public async Task PruneAsync(DateTime before)
    {
        try
        {
            var (link, old) = await _chain.BeforeAsync($"{before:yyyyMMdd'T'HHmmss'.'fff}");
            if (old.Count == 0) return;
            var log = New("retention", AuditChain.Retention, Guid.NewGuid());
            log.Line("begun before", $"{before:O}");
            foreach (var name in old) log.Line("removes", name);
            log.Line(AuditChain.UpToLink, $"{link}");
            log.Result($"{old.Count} logs removed");
            await log.FinishAsync();
            foreach (var name in old) File.Delete(Path.Combine(_folder, name));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException) { /* next day */ }
    }

    public AuditFile Begin(ExecutionRequest request)
    {
        var log = _executions[request.ExecutionId] = New("execution", "", request.ExecutionId);
        log.Line("attempt", $"{request.Attempt}");
        log.Line("asked by", $"{request.RequestedBy} of {request.Organization}");
        foreach (var (name, value) in RequestWords.Of(request)) log.Line(name, value);
        log.Text("system prompt", request.Agent.SystemPrompt);
        log.Text("prompt", request.Agent.Prompt);
        return log;
    }

    public void Launched(AgentLaunch launch)
    {
        if (!_executions.TryGetValue(launch.ExecutionId, out var log)) return;
        log.Line("agent started", AuditFile.Now);
        log.Line("working directory", launch.Folder);
        log.Line("sandbox", launch.Sandbox);
        log.Line("environment", string.Join(", ", launch.Environment));
    }

    public void Masked(Guid execution, IReadOnlyDictionary<string, long> counts)
    {
        if (!_executions.TryGetValue(execution, out var log)) return;
        foreach (var (rule, count) in counts.OrderBy(one => one.Key, StringComparer.Ordinal)) log.Line("masked", $"{rule} {count}");
    }

    /// <returns>The head of the chain.</returns>
    public Task<string> EndAsync(Guid execution, AuditFile log, ExecutionResult result)
    {
        log.Result(result.Outcome + (result.Error is { } error ? $": {error}" : ""));
        if (result.ExitCode is { } exit) log.Line("exit code", $"{exit}");
        if (result.Changes is { } changes)
            log.Line("changes", $"{changes.Commits.Count} commits on {changes.Branch}, head {changes.HeadCommit}, "
                + $"{changes.FilesChanged.Count} files; pull request: {changes.PullRequestUrl ?? changes.PullRequestNote ?? "none"}");
        log.Text("result", result.ResultText is { Length: > 2000 } text ? text[..2000] + " ..." : result.ResultText ?? "");
        _executions.TryRemove(execution, out _);
        return log.FinishAsync();
    }

    public void Connected(Uri server, string name)
    {
        var log = New("connection", "connection-", Guid.NewGuid());
        log.Line("server", server.ToString());
        log.Line("as", name);
        lock (_lock)
        {
            _connection = log;
            foreach (var (kind, bytes) in _unwritten) log.Sent(kind, bytes);
            _unwritten.Clear();
        }
    }

    public Task DisconnectedAsync(string why)
    {
        _connection!.Result(why);
        return _connection.FinishAsync();
    }

    /// <summary>A frame left: its bytes count with its execution while that is being written, else with the
    /// connection.</summary>
    public void Sent(Message message, int bytes)
    {
        var kind = message is WorkerHeartbeat ? "heartbeat" : message.GetType().Name.ToLowerInvariant();
        Guid? execution = message switch
        {
            Accept accept => accept.ExecutionId,
            Output output => output.ExecutionId,
            Finished finished => finished.ExecutionId,
            Refuse refuse => refuse.ExecutionId,
            _ => null,
        };
        if (execution is { } id && _executions.TryGetValue(id, out var log) && log.Sent(kind, bytes)) return;
        lock (_lock)
            if (_connection?.Sent(kind, bytes) != true) _unwritten.Add((kind, bytes));
    }

    private AuditFile New(string what, string prefix, Guid id)
    {
        var log = new AuditFile(_folder, $"{DateTimeOffset.UtcNow:yyyyMMdd'T'HHmmss'.'fff'Z'}-{prefix}{id}.log", _chain);
        log.Line(what, $"{id}");
        log.Line("started", AuditFile.Now);
        return log;
    }
}
