namespace JakeOps.WorkerBroker;

/// <summary>Where a worker connects from.</summary>
internal static class WorkerAddress
{
    private const int MaxLength = 100;

    /// <summary>Behind the gateway every connection is the gateway's, which says whose it really is; elsewhere that header
    /// is anybody's word.</summary>
    public static string Of(HttpContext context)
    {
        var behind = context.RequestServices.GetRequiredService<IConfiguration>()["Identity:PublicKey"] is { Length: > 0 };
        var said = behind ? context.Request.Headers["X-Forwarded-For"].LastOrDefault()?.Split(',')[^1].Trim() : null;
        if (said is { Length: > 0 and <= MaxLength } && !said.Any(char.IsControl)) return said;
        return context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
    }
}
