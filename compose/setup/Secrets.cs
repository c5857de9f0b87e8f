namespace JakeOps.Setup;

/// <summary>Makes every password and key once, and gives each container its own in a folder that only it
/// mounts.</summary>
internal static class Secrets
{
    public static void Make(string volumes, Action<string> say)
    {
        var vault = new Vault(volumes);
        var broker = vault.Password("rabbitmq");
        var identity = vault.IdentityKey();

        // Always written: a kill half-way, or a restored vault, is mended by the next start.
        Give("postgres", "password", vault.Password("postgres"), Installation.Postgres);
        Give("rabbitmq", "jakeops.conf", BrokerSettings(broker), Installation.RabbitMq);
        foreach (var service in Installation.Services)
        {
            Give(service, $"ConnectionStrings__{service}", Database(service, vault.Password(service)));
            Give(service, "ConnectionStrings__rabbitmq", $"amqp://{Installation.BrokerUser}:{broker}@rabbitmq:5672/");
            if (service != Installation.Gateway) Give(service, "Identity__PublicKey", identity.Public);
        }
        Give(Installation.Gateway, "Identity__PrivateKey", identity.Private);
        say(vault.Made.Count == 0 ? "Every secret is there already." : $"Made {string.Join(", ", vault.Made)}.");

        void Give(string container, string file, string content, int user = Installation.App) =>
            SecretFile.Write(Path.Combine(volumes, container, file), content, user);
    }

    /// <summary>A dead server is noticed in seconds; a pool leaves room for replicas below max_connections.</summary>
    private static string Database(string service, string password) =>
        $"Host=postgres;Database={service};Username={service};Password={password};" +
        "Timeout=2;Command Timeout=30;Maximum Pool Size=20;GSS Encryption Mode=Disable";

    /// <summary>The image of RabbitMQ takes no password files, so it gets its settings; with an own default user there
    /// is no guest.</summary>
    private static string BrokerSettings(string password) => $"""
        default_user = {Installation.BrokerUser}
        default_pass = {password}
        log.console = true

        """;
}
