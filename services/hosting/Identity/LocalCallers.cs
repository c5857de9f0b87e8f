using System.Net;
using Microsoft.AspNetCore.Http;

namespace JakeOps.Hosting;

/// <summary>Nobody signs in, so whoever sits at this machine is the owner and nobody else is let in.</summary>
internal sealed class LocalCallers : CallerCheck
{
    public override ValueTask<CallerAnswer> AskAsync(HttpContext context) => ValueTask.FromResult(
        context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address)
            ? new(null, "Only this machine may call this service: there is no sign-in. Call it from 127.0.0.1.")
            : new CallerAnswer(new(
                Caller.LocalOrganization, Caller.Local, Caller.Local,
                context.Connection.RemoteIpAddress?.ToString() ?? Caller.Local, Permission.Admin, Caller.Local)));
}
