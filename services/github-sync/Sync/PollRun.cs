using JakeOps.Hosting.Messaging;

namespace JakeOps.GitHubSync;

/// <summary>One poll while it goes on.</summary>
internal sealed class PollRun(
    GitHubSyncDbContext db, Source source, SourceSync sync, Access? access, TimeProvider clock, TimeSpan lease)
{
    /// <summary>What a poll did: read what changed, or everything open, or looked through what waits.</summary>
    public const string Delta = "delta";
    public const string Sweep = "sweep";
    public const string Held = "held";

    private int _found;
    private int _closed;

    public GitHubSyncDbContext Db => db;

    public Source Source => source;

    public SourceSync Sync => sync;

    /// <summary>Null where nothing can be read.</summary>
    public Access? Access => access;

    public DateTimeOffset Now => clock.GetUtcNow();

    public string Kind { get; set; } = Delta;

    /// <summary>Committed.</summary>
    public int Found { get; private set; }

    public int Closed { get; private set; }

    /// <summary>How many more Deliveries the source may have open; null: any number.</summary>
    public int? Free { get; set; }

    public void Discover(Request request, IssueFacts issue)
    {
        Publish(request.Discover(source, issue, Now), request);
        _found++;
        Free--;
    }

    public void Withdraw(Request request, string reason)
    {
        Publish(request.Withdraw(source, reason, Now), request);
        _closed++;
    }

    /// <summary>Commits what was learned so far; another replica that took over makes it fail. What is committed is
    /// forgotten here, so that a long walk needs no more memory than a short one.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        sync.Revision++;
        sync.LeaseUntil = Now + lease;
        await db.SaveChangesAsync(ct);
        (Found, Closed) = (Found + _found, Closed + _closed);
        Forget();
    }

    /// <summary>Drops what is not committed.</summary>
    public void Forget()
    {
        (_found, _closed) = (0, 0);
        db.ChangeTracker.Clear();
        db.Attach(source);
        db.Attach(sync);
    }

    private void Publish<T>(T message, Request request) where T : class =>
        db.Publish(message, $"{request.SourceId}{request.Label}");
}
