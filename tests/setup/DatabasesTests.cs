using JakeOps.Tests.Support;
using Npgsql;

namespace JakeOps.Setup.Tests;

public sealed class DatabasesTests : IDisposable
{
    private readonly TempFolder _volumes = new();

    [Fact]
    public async Task A_service_opens_its_own_database_and_no_other()
    {
        Assert.SkipUnless(Environment.UserName == "root", "Gives files to other users, which only root may.");
        await using var postgres = await PostgresServer.StartNewAsync();
        var setup = SetupProgram.OnEmptyVolumes(_volumes.Path);
        var server = new NpgsqlConnectionStringBuilder(postgres.NewDatabase()) { Database = null }.ConnectionString;
        await setup.RunAsync("secrets");

        (await setup.RunAsync("databases", server)).ShouldContain("gateway: database and login made.");
        (await setup.RunAsync("databases", server)).ShouldContain("gateway: there already.");

        await ExecuteAsync("delivery", "delivery", "CREATE TABLE own (id int)");
        foreach (var other in new[] { "transcripts", "gateway", "postgres", "template1" })
            (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync("delivery", other, "SELECT 1")))
                .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege, other);
        (await Should.ThrowAsync<PostgresException>(() => ExecuteAsync("delivery", "delivery", "CREATE ROLE more")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);

        async Task ExecuteAsync(string login, string database, string statement)
        {
            var address = new NpgsqlConnectionStringBuilder(server)
            {
                Username = login, Database = database, Pooling = false,
            };
            await using var connection = new NpgsqlConnection(address.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    public void Dispose() => _volumes.Dispose();
}
