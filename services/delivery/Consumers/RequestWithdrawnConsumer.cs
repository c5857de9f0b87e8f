using JakeOps.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

internal sealed class RequestWithdrawnConsumer(DeliveryDbContext db, TimeProvider clock,
    ILogger<RequestWithdrawnConsumer> log)
    : IConsumer<RequestWithdrawn>
{
    public async Task Consume(ConsumeContext<RequestWithdrawn> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var label = told.Label.Clean().Cut(200);
        var id = await db.Deliveries.Where(one => one.Host == told.Host && one.Repository == told.Repository
            && one.Request == label)
            .OrderByDescending(one => one.Generation).Select(one => one.Id).FirstOrDefaultAsync(ct);
        await db.ChangeAsync(id ?? label, nameof(RequestWithdrawn), log,
            delivery => delivery.Withdraw(Origin.System("github-sync", clock.GetUtcNow()), told), ct);
    }
}
