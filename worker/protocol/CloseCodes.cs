namespace JakeOps.Worker.Protocol;

/// <summary>Why the broker closed a connection, beside the standard codes (protocol.md lists both).</summary>
public static class CloseCodes
{
    /// <summary>The token was revoked or has expired. Do not come back with it.</summary>
    public const int Revoked = 4001;

    /// <summary>The same worker connected again.</summary>
    public const int Superseded = 4002;

    /// <summary>The protocol version is outside the supported range.</summary>
    public const int UpgradeRequired = 4003;

    /// <summary>What <c>hello</c> says is not allowed; the same hello will be refused again.</summary>
    public const int HelloRefused = 4004;

    /// <summary>No <c>hello</c> in time.</summary>
    public const int HelloMissing = 4005;

    /// <summary>Nothing was heard for too long.</summary>
    public const int Silent = 4006;
}
