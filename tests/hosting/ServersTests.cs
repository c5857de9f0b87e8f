using JakeOps.Tests.Support;
using Npgsql;
using RabbitMQ.Client;

namespace JakeOps.Hosting.Tests;

public class ServersTests
{
    [Fact]
    public async Task A_killed_PostgreSQL_comes_back_with_its_data()
    {
        await using var server = await PostgresServer.StartNewAsync();
        var address = server.NewDatabase().Split(";Database")[0] + ";Database=postgres;Pooling=false";
        await ExecuteAsync(address, "CREATE TABLE kept (id int)");
        await server.KillAsync();
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(address, "SELECT 1"));
        await server.StartAsync();
        await ExecuteAsync(address, "SELECT id FROM kept");
    }

    [Fact]
    public async Task A_killed_RabbitMQ_answers_again_at_the_same_address()
    {
        await using var server = await RabbitMqServer.StartNewAsync();
        var factory = new ConnectionFactory { Uri = new(server.ConnectionString) };
        await using (var connection = await factory.CreateConnectionAsync()) connection.IsOpen.ShouldBeTrue();
        await server.KillAsync();
        await server.StartAsync();
        await using var again = await factory.CreateConnectionAsync();
        again.IsOpen.ShouldBeTrue();
    }

    private static async Task ExecuteAsync(string address, string sql)
    {
        await using var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
