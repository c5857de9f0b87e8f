using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Protection;

/// <summary>Who may ask how often. A limit that nobody uses any more is forgotten after a while, so that a stranger
/// with many addresses costs little.</summary>
internal sealed class RequestLimits : IDisposable
{
    private static readonly string[] Credentials =
        ["/api/account/sign-in", "/api/account/sign-up", "/api/account/password", "/api/account/two-factor", "/api/invitations/accept"];

    public RequestLimits(IOptions<LimitOptions> options)
    {
        var limits = options.Value;
        Addresses = Partition(context => ByAddress(limits, context));
        Accounts = Partition(context => IsBulk(context.Request)
            ? (limits.Bulk, $"bulk {Of(context).Account}")
            : (limits.Account, Of(context).Account));
        Organizations = Partition(context => (limits.Organization, Of(context).Organization));
        Streams = PartitionedRateLimiter.Create<HttpContext, string>(context => IsStream(context.Request)
            ? RateLimitPartition.GetConcurrencyLimiter(
                Of(context).Account, _ => new() { PermitLimit = limits.Streams, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter(""));
    }

    public PartitionedRateLimiter<HttpContext> Addresses { get; }

    public PartitionedRateLimiter<HttpContext> Accounts { get; }

    public PartitionedRateLimiter<HttpContext> Organizations { get; }

    public PartitionedRateLimiter<HttpContext> Streams { get; }

    /// <summary>An IPv6 customer has a whole network.</summary>
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { AddressFamily: AddressFamily.InterNetworkV6 } address =>
            new IPAddress([.. address.GetAddressBytes()[..8], .. new byte[8]]).ToString() + "/64",
        var address => address.ToString(),
    };

    public void Dispose()
    {
        foreach (var limiter in new[] { Addresses, Accounts, Organizations, Streams }) limiter.Dispose();
    }

    private static (Bucket, string) ByAddress(LimitOptions limits, HttpContext context)
    {
        var (path, address) = (context.Request.Path, AddressOf(context));
        if (path.StartsWithSegments("/api/webhooks")) return (limits.Webhooks, $"webhooks {address}");
        return !HttpMethods.IsGet(context.Request.Method) && Credentials.Any(prefix => path.StartsWithSegments(prefix))
            ? (limits.Credentials, $"credentials {address}")
            : (limits.Address, address);
    }

    private static bool IsBulk(HttpRequest request) =>
        (request.Path.Value ?? "") is var path
        && (path.EndsWith("/export", StringComparison.Ordinal) || path.EndsWith("/import", StringComparison.Ordinal));

    private static bool IsStream(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && (request.Path == "/api/events" || (request.Path.Value ?? "").EndsWith("/stream", StringComparison.Ordinal));

    private static Caller Of(HttpContext context) => context.Features.GetRequiredFeature<Caller>();

    private static PartitionedRateLimiter<HttpContext> Partition(Func<HttpContext, (Bucket Bucket, string Key)> choose) =>
        PartitionedRateLimiter.Create<HttpContext, string>(context =>
        {
            var (bucket, key) = choose(context);
            return RateLimitPartition.GetTokenBucketLimiter(key, _ => Tokens(bucket));
        });

    private static TokenBucketRateLimiterOptions Tokens(Bucket bucket) => new()
    {
        TokenLimit = bucket.Burst,
        TokensPerPeriod = Math.Max(1, bucket.PerMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(bucket.PerMinute >= 60 ? 1 : 60.0 / Math.Max(1, bucket.PerMinute)),
    };
}
