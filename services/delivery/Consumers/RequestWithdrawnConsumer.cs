using JakeOps.Contracts;
using MassTransit;

namespace JakeOps.Delivery;

internal sealed class RequestWithdrawnConsumer(DeliveryDbContext db, TimeProvider clock,
    ILogger<RequestWithdrawnConsumer> log)
    : IConsumer<RequestWithdrawn>
{
    public async Task Consume(ConsumeContext<RequestWithdrawn> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var label = told.Label.Clean().Cut(200);
        var known = await db.DeliveriesOfAsync(told.SourceId, told.Host, told.Repository, label, ct);
        var id = known.FirstOrDefault(one => one.IsOf(told.SourceId))?.Id;
        await db.ChangeAsync(id ?? label, nameof(RequestWithdrawn), log,
            delivery => delivery.Withdraw(Origin.System("github-sync", clock.GetUtcNow()), told), ct);
    }
}
