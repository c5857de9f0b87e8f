namespace JakeOps.Gateway.Protection;

/// <summary>Section <c>Limits</c>: how much one may ask for. Counted by each replica of the gateway for itself.</summary>
internal sealed class LimitOptions
{
    /// <summary>Of one address, before anybody asks who it is.</summary>
    public Bucket Address { get; set; } = new() { Burst = 3000, PerMinute = 18_000 };

    /// <summary>Of one address that tries passwords, codes, invitations or reset links.</summary>
    public Bucket Credentials { get; set; } = new() { Burst = 30, PerMinute = 20 };

    /// <summary>Of one address that sends webhooks: GitHub's are few, and they come in bursts.</summary>
    public Bucket Webhooks { get; set; } = new() { Burst = 5000, PerMinute = 12_000 };

    /// <summary>Of one account, by whatever sessions and API keys.</summary>
    public Bucket Account { get; set; } = new() { Burst = 1500, PerMinute = 9000 };

    /// <summary>Of one organization, all its members together.</summary>
    public Bucket Organization { get; set; } = new() { Burst = 6000, PerMinute = 36_000 };

    /// <summary>Of one account that exports or imports.</summary>
    public Bucket Bulk { get; set; } = new() { Burst = 60, PerMinute = 600 };

    /// <summary>Live streams that one account has open at once.</summary>
    public int Streams { get; set; } = 100;

    /// <summary>Connections that this replica has open at once.</summary>
    public int Connections { get; set; } = 20_000;

    /// <summary>A client that takes longer to say what it wants is disconnected.</summary>
    public TimeSpan HeadersWithin { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A body that comes more slowly, in bytes a second, is no longer waited for.</summary>
    public double SlowestBody { get; set; } = 240;

    /// <summary>How long a body may be slower than that.</summary>
    public TimeSpan SlowFor { get; set; } = TimeSpan.FromSeconds(5);
}

/// <summary>So many at once, and then so many a minute.</summary>
internal sealed class Bucket
{
    public int Burst { get; set; }

    public int PerMinute { get; set; }
}
