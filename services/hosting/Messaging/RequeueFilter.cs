using MassTransit;

namespace JakeOps.Hosting.Messaging;

/// <summary>The message could be neither consumed nor put aside.</summary>
internal sealed class RequeueException(Exception reason) : Exception(reason.Message, reason);

/// <summary>Such a message goes back into its queue; the bus's own error queue, which nobody reads, would lose it.
/// Only what cannot be read as a message at all goes there.</summary>
internal sealed class RequeueFilter : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) =>
        context.Exception is RequeueException ? throw context.Exception : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("requeue");
}
