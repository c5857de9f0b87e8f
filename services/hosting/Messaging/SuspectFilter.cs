using MassTransit;

namespace JakeOps.Hosting.Messaging;

/// <summary>In the queue of suspects a message is worked on alone. One that comes again was the one that the process died
/// of: it is passed on to no consumer, so that it is parked. The others were only near it, and go through.</summary>
internal sealed class SuspectFilter : IFilter<ConsumeContext>
{
    public Task Send(ConsumeContext context, IPipe<ConsumeContext> next) =>
        context.ReceiveContext.Redelivered ? Task.CompletedTask : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("suspect");
}
