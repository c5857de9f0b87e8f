using MassTransit;

namespace JakeOps.Hosting.Messaging;

/// <summary>In the queue of suspects a message is worked on alone. One that comes again and again was what the process
/// died of: it is passed on to no consumer, so that it is parked. The others were only near it, and go through.</summary>
internal sealed class SuspectFilter : IFilter<ConsumeContext>
{
    // Once may have been another message's doing, in another queue of the same process.
    private const long MostReturns = 1;

    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next) =>
        context.ReceiveContext.TransportHeaders.Get<long>("x-delivery-count") > MostReturns
            ? Task.CompletedTask
            : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("suspect");
}
