using JakeOps.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>Opens a Delivery for a request. A closed one stays closed: a request that was reopened gets the next
/// generation, which points to its parent.</summary>
/// <remarks>It may come before its source is heard of. Without the source's settings nothing is opened: the message
/// comes again.</remarks>
internal sealed class RequestDiscoveredConsumer(DeliveryDbContext db, TimeProvider clock,
    ILogger<RequestDiscoveredConsumer> log)
    : IConsumer<RequestDiscovered>
{
    public const int MaxBodyBytes = 256 * 1024;

    public async Task Consume(ConsumeContext<RequestDiscovered> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var label = told.Label.Clean().Cut(200);
        var known = await db.DeliveriesOfAsync(told.SourceId, told.Host, told.Repository, label, ct);
        var last = known.FirstOrDefault(one => one.IsOf(told.SourceId));
        if (last is not null && !(last.IsClosed && told.Reopened))
        {
            log.Ignored(nameof(RequestDiscovered), last.Id, "the request has a Delivery");
            return;
        }
        var source = await db.Sources.AsNoTracking().FirstOrDefaultAsync(one => one.Id == told.SourceId, ct)
            ?? throw new InvalidOperationException($"The source {told.SourceId} is not heard of yet.");
        if (source.Deleted)
        {
            log.Ignored(nameof(RequestDiscovered), told.SourceId, "the source was deleted");
            return;
        }
        var opened = await db.OpenAsync(new(
            new(told.Organization, told.Host, told.Repository, label, known.Select(one => one.Generation).FirstOrDefault() + 1),
            TitleOf(told), told.Body?.Clean().CutBytes(MaxBodyBytes), RefsOf(told, label, last?.Id ?? told.ParentId),
            source.Settings, told.SourceId, source.CloneUrl, Import: null),
            Origin.System("github-sync", clock.GetUtcNow()), ct);
        log.Opened(opened.Id, opened.Seq, opened.Repository, opened.Request);
    }

    private static string TitleOf(RequestDiscovered told) =>
        told.Title.Clean().OneLine().Cut(Delivery.MaxSummary) is { Length: > 0 } title ? title : told.Label;

    private static IReadOnlyList<NewRef> RefsOf(RequestDiscovered told, string label, string? parent)
    {
        var request = new NewRef(RefRole.Request, Words.Parse<RefType>(told.Type) ?? RefType.Issue, label,
            told.Url.Cut(2000));
        return parent is null ? [request] : [request, new(RefRole.Parent, RefType.Issue, parent.Clean().Cut(200), null)];
    }
}
