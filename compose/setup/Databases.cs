using Npgsql;

namespace JakeOps.Setup;

/// <summary>One database and one login for each service; nobody connects to another's.</summary>
internal static class Databases
{
    private static readonly string[] OpenToAll = ["postgres", "template1"];

    /// <param name="server">Where the server is; user and password are added.</param>
    public static async Task MakeAsync(Vault vault, string server, Action<string> say)
    {
        var connection = new NpgsqlConnectionStringBuilder(server)
        {
            Database = "postgres", Username = "postgres", Password = vault.Password("postgres"), Pooling = false,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        await using var admin = new NpgsqlConnection(connection.ConnectionString);
        await admin.OpenAsync();
        // A statement that fails is logged by the server, and these hold passwords.
        await RunAsync(
            admin, "SET log_min_error_statement = panic; SET log_statement = none; SET log_min_duration_statement = -1");
        foreach (var database in OpenToAll) await CloseAsync(admin, database);
        foreach (var service in Installation.Services)
        {
            var made = await LoginAsync(admin, service, vault.Password(service));
            made |= await DatabaseAsync(admin, service);
            await CloseAsync(admin, service);
            say($"{service}: {(made ? "database and login made" : "there already")}.");
        }
    }

    private static async Task<bool> LoginAsync(NpgsqlConnection admin, string name, string password)
    {
        var isNew = !await ExistsAsync(admin, "SELECT 1 FROM pg_roles WHERE rolname = $1", name);
        // Set again each time: so a restored vault and a restored database fit together.
        await RunAsync(
            admin,
            $"{(isNew ? "CREATE" : "ALTER")} ROLE {Quoted(name)} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE " +
            $"PASSWORD '{password}'");
        return isNew;
    }

    private static async Task<bool> DatabaseAsync(NpgsqlConnection admin, string name)
    {
        if (await ExistsAsync(admin, "SELECT 1 FROM pg_database WHERE datname = $1", name)) return false;
        await RunAsync(admin, $"CREATE DATABASE {Quoted(name)} OWNER {Quoted(name)}");
        return true;
    }

    private static Task CloseAsync(NpgsqlConnection admin, string database) =>
        RunAsync(admin, $"REVOKE ALL ON DATABASE {Quoted(database)} FROM PUBLIC");

    private static async Task<bool> ExistsAsync(NpgsqlConnection admin, string query, string name)
    {
        await using var command = new NpgsqlCommand(query, admin) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync() is not null;
    }

    private static async Task RunAsync(NpgsqlConnection admin, string statement)
    {
        await using var command = new NpgsqlCommand(statement, admin);
        await command.ExecuteNonQueryAsync();
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
