namespace JakeOps.Setup;

/// <summary>Who is there, and as which user each one's container runs.</summary>
internal static class Installation
{
    public const int App = 1654;      // APP_UID of the .NET images
    public const int Postgres = 999;  // of the image postgres
    public const int RabbitMq = 999;  // of the image rabbitmq

    public const string BrokerUser = "jakeops";
    public const string Gateway = "gateway";

    /// <summary>Each has a database and a login of its name.</summary>
    public static IReadOnlyList<string> Services { get; } =
        ["delivery", "transcripts", "github-sync", "worker-broker", Gateway];
}
