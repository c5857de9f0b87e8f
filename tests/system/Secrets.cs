using System.Security.Cryptography;
using JakeOps.Tests.Support;
using Npgsql;

namespace JakeOps.SystemTests;

/// <summary>What compose's init makes on the first start: keys, and a database with a login of its own for each
/// service.</summary>
internal sealed class Secrets : IDisposable
{
    private readonly string _folder;
    private readonly ECDsa _identity = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Secrets(string folder) => _folder = folder;

    public string PrivateKey => _identity.ExportPkcs8PrivateKeyPem();

    public string FolderOf(string service) => Path.Combine(_folder, service);

    public async Task MakeAsync(string service, PostgresServer server, RabbitMqServer broker)
    {
        Directory.CreateDirectory(FolderOf(service));
        await WriteAsync(service, $"ConnectionStrings__{service}", await NewDatabaseAsync(service, server));
        await WriteAsync(service, "ConnectionStrings__rabbitmq", broker.ConnectionString);
        if (service == "gateway")
            await WriteAsync(service, "Identity__PrivateKey", PrivateKey);
        else
            await WriteAsync(service, "Identity__PublicKey", _identity.ExportSubjectPublicKeyInfoPem());
    }

    public void Dispose() => _identity.Dispose();

    private Task WriteAsync(string service, string setting, string value) =>
        File.WriteAllTextAsync(Path.Combine(FolderOf(service), setting), value);

    private static async Task<string> NewDatabaseAsync(string service, PostgresServer server)
    {
        var address = new NpgsqlConnectionStringBuilder(server.NewDatabase()) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        foreach (var order in new[]
        {
            $"CREATE ROLE \"{service}\" LOGIN", $"CREATE DATABASE \"{service}\" OWNER \"{service}\"",
            $"REVOKE CONNECT ON DATABASE \"{service}\" FROM PUBLIC",
        })
        {
            await using var command = new NpgsqlCommand(order, connection);
            await command.ExecuteNonQueryAsync();
        }
        return $"Host={address.Host};Port={address.Port};Username={service};Database={service}";
    }
}
