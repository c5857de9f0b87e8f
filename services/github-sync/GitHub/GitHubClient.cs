using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace JakeOps.GitHubSync;

/// <summary>Calls a GitHub API (github.com, Enterprise Server, data residency) within the account's limits.</summary>
/// <remarks>A problem is a return value with a sentence for people. What passes by itself is tried again here a few
/// times; what outlives that is the caller's to repeat later.</remarks>
internal sealed class GitHubClient
{
    // What the host itself counts a call for.
    private const int ReadPoints = 1;
    private const int WritePoints = 5;

    private readonly GitHubHttp _http;
    private readonly Budgets _budgets;
    private readonly AnswerCache _cache;
    private readonly InstallationTokens _tokens;
    private readonly TimeProvider _clock;
    private readonly ResiliencePipeline<Attempt> _again;

    public GitHubClient(
        GitHubHttp http, Budgets budgets, AnswerCache cache, InstallationTokens tokens, IOptions<GitHubSyncOptions> options,
        TimeProvider clock)
    {
        (_http, _budgets, _cache, _tokens, _clock) = (http, budgets, cache, tokens, clock);
        _again = new ResiliencePipelineBuilder<Attempt> { TimeProvider = clock }.AddRetry(new RetryStrategyOptions<Attempt>
        {
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { MayRepeat: true }),
            MaxRetryAttempts = options.Value.Retries, Delay = options.Value.RetryDelay,
            BackoffType = DelayBackoffType.Exponential, UseJitter = true,
        }).Build();
    }

    /// <param name="path">Below the API's root, such as <c>repos/octo/app</c>.</param>
    /// <param name="conditional">Ask only for what changed since the last time; free of charge where nothing did.</param>
    public Task<Answer<T>> GetAsync<T>(Access access, string path, bool conditional, CancellationToken ct) where T : class =>
        GetAsync<T>(access, access.Join(path), conditional, ct);

    /// <param name="address">As an answer named it (<see cref="Answer{T}.Next"/>).</param>
    public Task<Answer<T>> GetAsync<T>(Access access, Uri address, bool conditional, CancellationToken ct) where T : class =>
        SendAsync<T>(access, HttpMethod.Get, address, null, conditional, ct);

    /// <summary>POST, PATCH, PUT or DELETE: never repeated by itself, because it may have arrived.</summary>
    public Task<Answer<T>> WriteAsync<T>(Access access, HttpMethod method, string path, object? body, CancellationToken ct)
        where T : class => SendAsync<T>(access, method, access.Join(path), body, conditional: false, ct);

    private async Task<Answer<T>> SendAsync<T>(
        Access access, HttpMethod method, Uri address, object? body, bool conditional, CancellationToken ct) where T : class
    {
        var attempt = await _again.ExecuteAsync(async stop =>
            await TryAsync<T>(access, method, address, body, conditional, stop), ct);
        return new((T?)attempt.Value, attempt.Problem, attempt.Next, attempt.At ?? address, attempt.NotModified);
    }

    private async Task<Attempt> TryAsync<T>(
        Access access, HttpMethod method, Uri address, object? body, bool conditional, CancellationToken ct) where T : class
    {
        if (await _budgets.RefuseAsync(access, ct) is { } limited) return new(limited);
        var (secret, isFresh, unusable) = await SecretAsync(access, ct);
        if (unusable is not null) return new(unusable);
        var stored = conditional ? await _cache.FindAsync(access, address, secret, ct) : null;
        var (answer, problem) = await _http.SendAsync(
            access, method, address, secret is null ? null : new AuthenticationHeaderValue("Bearer", secret), body,
            stored?.ETag, ct);
        var isRead = method == HttpMethod.Get;
        if (answer is null) return new(problem!) { MayRepeat = isRead && problem!.Kind == ProblemKind.Transient };

        problem = ProblemReader.Read(answer, _clock.GetUtcNow());
        await _budgets.LearnAsync(access, answer, problem, isRead ? ReadPoints : WritePoints, ct);
        if (problem?.Kind == ProblemKind.Unauthorized && access.Credential is Credential.App)
        {
            if (!isFresh) await _tokens.ForgetAsync(access, ct);
            return new(problem) { At = answer.At, MayRepeat = true };
        }
        if (problem is not null)
            return new(problem) { At = answer.At, MayRepeat = isRead && problem.Kind == ProblemKind.Transient };
        if (answer.Status == 304) return Remembered<T>(stored, answer);
        if (answer.Status == 204) return new() { At = answer.At };
        if (Payloads.Read<T>(answer.Body) is not { } value)
            return new(new Problem(ProblemKind.Transient, "The host's answer is cut off or not what it should be.", answer.Status))
            { MayRepeat = isRead };
        if (conditional) await _cache.StoreAsync(access, address, secret, answer, ct);
        return new() { Value = value, Next = LinkHeader.Next(answer.Header("Link")), At = answer.At };
    }

    private static Attempt Remembered<T>(CachedAnswer? stored, RawAnswer answer) where T : class =>
        stored is not null && Payloads.Read<T>(AnswerCache.BodyOf(stored)) is { } value
            ? new()
            {
                Value = value, NotModified = true, At = answer.At, Next = stored.Next is null ? null : new(stored.Next),
            }
            : new(new Problem(ProblemKind.Transient, "The host said that nothing changed since an answer that is not known.", 304));

    private async Task<(string? Secret, bool IsFresh, Problem? Problem)> SecretAsync(Access access, CancellationToken ct) =>
        access.Credential switch
        {
            Credential.Token token => (token.Secret, false, null),
            Credential.App app => await _tokens.GetAsync(access, app, ct),
            _ => (null, false, null),
        };

    private sealed record Attempt(Problem? Problem = null)
    {
        public object? Value { get; init; }

        public Uri? Next { get; init; }

        public Uri? At { get; init; }

        public bool NotModified { get; init; }

        public bool MayRepeat { get; init; }
    }
}
