using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JakeOps.Tests.GitHubStub;

/// <summary>GitHub on a port of its own. README.md shows its use.</summary>
public sealed class GitHubStub : IAsyncDisposable
{
    private readonly ConcurrentQueue<StubCall> _calls = new();
    private readonly ConcurrentDictionary<string, StubAccount> _tokens = new();
    private readonly ConcurrentDictionary<string, StubRepository> _oldNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(long Repository, int Number), StubIssue> _goneIssues = new();
    private readonly List<StubRepository> _repositories = [];
    private readonly List<(Func<HttpRequest, bool> Matches, StubAnswer Answer)> _faults = [];

    private WebApplication? _app;

    private GitHubStub() { }

    public Uri Url { get; private set; } = null!;

    /// <summary>In the links for people.</summary>
    public string WebHost { get; set; } = "github.com";

    /// <summary>Added to the time that the stub tells and writes.</summary>
    public TimeSpan ClockAhead { get; set; }

    /// <summary>Whether <c>since</c> includes its own second; both were seen.</summary>
    public bool SinceIsInclusive { get; set; } = true;

    /// <summary>With more issues than that, pages are found by a cursor and not by a number.</summary>
    public int NumberedPagesUpTo { get; set; } = 1000;

    /// <summary>Called before each page of issues is answered, as the rest of the world goes on meanwhile.</summary>
    public Action<HttpRequest>? BeforePage { get; set; }

    /// <summary>The GitHub App of this stub.</summary>
    public StubApp App { get; } = new();

    public StubAccount Anonymous { get; } = new("anonymous") { Limit = 60, Remaining = 60 };

    public IReadOnlyCollection<StubCall> Calls => _calls;

    public int Counted => _calls.Count(call => call.Counted);

    public DateTimeOffset Now => new((DateTimeOffset.UtcNow + ClockAhead).Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, default);

    public static async Task<GitHubStub> StartAsync()
    {
        var stub = new GitHubStub();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MinResponseDataRate = null);
        builder.Logging.ClearProviders();
        stub._app = builder.Build();
        Routes.Map(stub, stub._app);
        await stub._app.StartAsync();
        stub.Url = new(stub._app.Urls.First() + "/");
        return stub;
    }

    public StubRepository AddRepository(string fullName)
    {
        lock (_repositories)
        {
            var repository = new StubRepository(this, 4242 + _repositories.Count, fullName);
            _repositories.Add(repository);
            return repository;
        }
    }

    /// <summary>Lets a token in; tokens of one account share its limit.</summary>
    public StubAccount Accept(string token, StubAccount? account = null) =>
        _tokens[token] = account ?? new($"account {_tokens.Count + 1}");

    public void Revoke(string token) => _tokens.TryRemove(token, out _);

    /// <summary>The next calls whose path and query have <paramref name="part"/> in them are answered so.</summary>
    public void Fail(string part, StubAnswer answer, int times = 1) =>
        Fail(request => $"{request.Path}{request.QueryString}".Contains(part, StringComparison.Ordinal), answer, times);

    public void Fail(Func<HttpRequest, bool> matches, StubAnswer answer, int times = 1)
    {
        lock (_faults) _faults.AddRange(Enumerable.Repeat((matches, answer), times));
    }

    /// <summary>What was to go wrong goes wrong no more.</summary>
    public void Recover()
    {
        lock (_faults) _faults.Clear();
    }

    public void ForgetCalls() => _calls.Clear();

    /// <summary>Sends signed webhooks to an address.</summary>
    public StubHooks Hooks(Uri target, string secret) => new(target, secret);

    public async ValueTask DisposeAsync()
    {
        if (_app is null) return;
        using var now = new CancellationTokenSource(TimeSpan.Zero);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    internal void Note(StubCall call) => _calls.Enqueue(call);

    internal StubAccount? AccountOf(string token) => _tokens.GetValueOrDefault(token) ?? App.AccountOf(token);

    internal StubAnswer? Fault(HttpRequest request)
    {
        lock (_faults)
        {
            var index = _faults.FindIndex(fault => fault.Matches(request));
            if (index < 0) return null;
            var answer = _faults[index].Answer;
            _faults.RemoveAt(index);
            return answer;
        }
    }

    internal void RememberName(string name, StubRepository repository) => _oldNames[name] = repository;

    internal void Forget(StubIssue issue) => _goneIssues[(issue.Repository.Id, issue.Number)] = issue;

    internal StubIssue? GoneIssue(StubRepository repository, int number) =>
        _goneIssues.GetValueOrDefault((repository.Id, number));

    internal StubRepository? ById(long id)
    {
        lock (_repositories) return _repositories.Find(one => one.Id == id && !one.Deleted);
    }

    /// <summary>By its name of now; a name that it once had says where it is.</summary>
    internal (StubRepository? Repository, StubRepository? Renamed) ByName(string name)
    {
        lock (_repositories)
        {
            var found = _repositories.Find(one => one.FullName.Equals(name, StringComparison.OrdinalIgnoreCase) && !one.Deleted);
            return (found, found is null && _oldNames.TryGetValue(name, out var renamed) && !renamed.Deleted ? renamed : null);
        }
    }
}
