using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.GitHubSync;

/// <summary>Forgets old answers; the next call for one is a counted one. Two replicas at once do no harm.</summary>
internal sealed class AnswerCleanup(
    IServiceScopeFactory scopes, IOptions<GitHubSyncOptions> options, TimeProvider clock, ILogger<AnswerCleanup> log)
    : PeriodicWork(clock, log)
{
    private readonly TimeProvider _clock = clock;

    protected override TimeSpan Pause => options.Value.CleanupInterval;

    protected override async Task WorkAsync(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var before = _clock.GetUtcNow() - options.Value.AnswersFor;
        await db.Answers.IgnoreQueryFilters().Where(row => row.StoredAt < before).ExecuteDeleteAsync(stop);
    }
}
