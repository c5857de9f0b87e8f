using System.Net;
using System.Net.Sockets;
using JakeOps.Tests.Support;
using Microsoft.Data.Sqlite;

namespace JakeOps.AllInOne.Tests;

[Collection(nameof(SharedLocal))]
public class StartTests(SharedLocal shared)
{
    [Fact]
    public async Task It_says_where_it_is_which_agent_it_found_and_what_to_do_next()
    {
        var local = shared.Local;
        await Eventually.TrueAsync(() => local.Output.Contains("Next:", StringComparison.Ordinal));
        local.Output.ShouldContain(shared.Folder.File("data"));
        local.Output.ShouldContain("the simulated one");
        (await local.Http.GetStringAsync("/health/ready")).ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_port_in_use_is_said_with_the_way_out()
    {
        using var folder = new TempFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (code, output) = await LocalJakeOps.RunAsync("--data", folder.Path, "--port", $"{port}");
        code.ShouldBe(3, output);
        output.ShouldContain($"Port {port} is in use");
        output.ShouldContain("--port");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_made_is_said_with_the_way_out()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("file"), "");
        var (code, output) = await LocalJakeOps.RunAsync("--data", folder.File("file/data"), "--port", "0");
        code.ShouldBe(3, output);
        output.ShouldContain("--data");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_data_folder_in_use_is_refused()
    {
        var (code, output) = await LocalJakeOps.RunAsync("--data", shared.Folder.File("data"), "--port", "0");
        code.ShouldBe(3, output);
        output.ShouldContain("in use by another JakeOps");
    }

    [Fact]
    public async Task A_data_folder_of_a_newer_version_is_refused_and_left_alone()
    {
        using var folder = new TempFolder();
        using (var current = new SqliteConnection($"Data Source={shared.Folder.File("data/delivery.db")};Pooling=False"))
        using (var db = new SqliteConnection($"Data Source={folder.File("delivery.db")};Pooling=False"))
        {
            current.Open();
            db.Open();
            current.BackupDatabase(db);
            using var insert = db.CreateCommand();
            insert.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('99990101000000_FromTheFuture', '99.0.0')";
            insert.ExecuteNonQuery();
        }
        var (code, output) = await LocalJakeOps.RunAsync("--data", folder.Path, "--port", "0");
        code.ShouldBe(3, output);
        output.ShouldContain("newer version");
        output.ShouldContain(folder.Path);
    }

    [Theory]
    [InlineData("--prot", "1")]
    [InlineData("--port", "99999")]
    [InlineData("--runner", "cloud")]
    [InlineData("--exit-when-closed")]
    public async Task Wrong_usage_exits_with_2_and_points_to_help(params string[] arguments)
    {
        var (code, output) = await LocalJakeOps.RunAsync(arguments);
        code.ShouldBe(2, output);
        output.ShouldContain("--help");
    }

    [Fact]
    public async Task Foreign_hosts_and_origins_are_refused()
    {
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/api/deliveries") { Headers = { Host = "evil.example" } };
        (await shared.Local.Http.SendAsync(rebound)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var crossSite = new HttpRequestMessage(HttpMethod.Post, "/api/sources/sync") { Headers = { { "Origin", "https://evil.example" } } };
        (await shared.Local.Http.SendAsync(crossSite)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
