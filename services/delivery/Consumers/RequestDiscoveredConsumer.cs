using JakeOps.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>Opens a Delivery for a request. A closed one stays closed: a request that was reopened gets the next
/// generation, which points to its parent.</summary>
internal sealed class RequestDiscoveredConsumer(DeliveryDbContext db, TimeProvider clock,
    ILogger<RequestDiscoveredConsumer> log)
    : IConsumer<RequestDiscovered>
{
    public const int MaxBodyBytes = 256 * 1024;

    public async Task Consume(ConsumeContext<RequestDiscovered> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var label = told.Label.Clean().Cut(200);
        var last = await db.Deliveries.Where(one => one.Host == told.Host && one.Repository == told.Repository
            && one.Request == label)
            .OrderByDescending(one => one.Generation).FirstOrDefaultAsync(ct);
        if (last is not null && !(last.IsClosed && told.Reopened))
        {
            log.Ignored(nameof(RequestDiscovered), last.Id, "the request has a Delivery");
            return;
        }
        var source = await db.SourceOfAsync(told.SourceId, told.Host, told.Repository, ct);
        var opened = await db.OpenAsync(new(
            new(told.Organization, told.Host, told.Repository, label, (last?.Generation ?? 0) + 1),
            TitleOf(told), told.Body?.Clean().CutBytes(MaxBodyBytes), RefsOf(told, label, last),
            source?.Settings ?? Settings.Default, told.SourceId, source?.CloneUrl, Import: null),
            Origin.System("github-sync", clock.GetUtcNow()), ct);
        log.Opened(opened.Id, opened.Seq, opened.Repository, opened.Request);
    }

    private static string TitleOf(RequestDiscovered told) =>
        told.Title.Clean().OneLine().Cut(Delivery.MaxSummary) is { Length: > 0 } title ? title : told.Label;

    private static IReadOnlyList<NewRef> RefsOf(RequestDiscovered told, string label, Delivery? parent)
    {
        var request = new NewRef(RefRole.Request, Words.Parse<RefType>(told.Type) ?? RefType.Issue, label,
            told.Url.Cut(2000));
        return parent is null ? [request] : [request, new(RefRole.Parent, RefType.Issue, parent.Id, null)];
    }
}
