using System.Text.RegularExpressions;
using JakeOps.Contracts;
using JakeOps.Hosting.Messaging;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Follows what becomes of requests: their pull requests, and their end, which makes room for others.</summary>
internal sealed partial class RequestProgressConsumer(GitHubSyncDbContext db, SyncWishes wishes, TimeProvider clock)
    : IConsumer<DeliveryPhaseChanged>
{
    public async Task Consume(ConsumeContext<DeliveryPhaseChanged> context)
    {
        var (news, ct) = (context.Message, context.CancellationToken);
        if (Issue().Match(news.RequestUrl ?? "") is not { Success: true } issue
            || await SourceOfAsync(news, ct) is not { } source) return;
        var number = long.Parse(issue.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        var request = await db.Requests.SingleOrDefaultAsync(row => row.SourceId == source.Id && row.Number == number, ct);
        if (request is null)
        {
            // Made by hand: when its request is closed, it is to hear of it too.
            if (news.Phase == "close") return;
            db.Add(request = new() { Organization = source.Organization, SourceId = source.Id, Number = number });
        }
        if (!request.Learn(news)) return;
        if (request.MustWithdraw(clock.GetUtcNow()))
            db.Publish(request.Withdraw(source, request.WhyClosed(), clock.GetUtcNow()), $"{request.SourceId}{request.Label}");
        if (request.Standing != Standing.Closed) return;
        if (request.ReopenWanted || await AnyWaitsAsync(source.Id, ct)) await wishes.WantAsync(db, [source.Id], ct);
    }

    private Task<Source?> SourceOfAsync(DeliveryPhaseChanged news, CancellationToken ct) =>
        db.Sources.SingleOrDefaultAsync(source => !source.Deleted && (news.SourceId != null
            ? source.Id == news.SourceId
            : source.Host == news.Host && (source.Owner + "/" + source.Repo) == news.Repository), ct);

    private Task<bool> AnyWaitsAsync(string sourceId, CancellationToken ct) =>
        db.Requests.AnyAsync(row => row.SourceId == sourceId && row.Standing == Standing.Waiting, ct);

    [GeneratedRegex(@"/issues/([0-9]{1,15})/?\z")]
    private static partial Regex Issue();
}
