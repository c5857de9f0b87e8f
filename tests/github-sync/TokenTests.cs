using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using JakeOps.Tests.Support;
using Microsoft.Data.Sqlite;

namespace JakeOps.GitHubSync.Tests;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Token = "ghp_Zx81QwertyUiop0123456789abcd";

    private GitHubSyncApp _app = null!;

    public async ValueTask InitializeAsync() => _app = await GitHubSyncApp.StartAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_token_is_only_ever_shown_masked()
    {
        var source = await _app.CreateAsync(new { owner = "octo", repo = "app", token = Token });
        source.GetProperty("token").GetString().ShouldBe("ghp_****abcd");
        (await _app.Http.GetStringAsync("/api/sources")).ShouldNotContain(Token);
        await Eventually.TrueAsync(() => !_app.Heard.Sources.IsEmpty);
        _app.Heard.Sources.Single().ToString().ShouldNotContain(Token);
    }

    [Fact]
    public async Task A_short_token_shows_nothing() =>
        (await _app.CreateAsync(new { owner = "octo", repo = "app", token = "abcdefgh" })).GetProperty("token").GetString().ShouldBe("****");

    [Fact]
    public async Task Nothing_on_the_disk_holds_the_token()
    {
        await _app.CreateAsync(new { owner = "octo", repo = "app", token = Token });
        await _app.StopAsync();
        var files = Directory.GetFiles(_app.Folder, "*", SearchOption.AllDirectories);
        files.ShouldContain(file => file.Contains("/keys/", StringComparison.Ordinal));
        foreach (var file in files)
            Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)).ShouldNotContain(Token[4..], Case.Sensitive, file);
    }

    [Fact]
    public async Task The_stored_token_can_be_read_with_the_keys_after_a_restart_and_not_without()
    {
        await _app.CreateAsync(new { owner = "octo", repo = "app", token = Token });
        await _app.RestartAsync();
        var stored = Stored();
        new TokenVault(new(Path.Combine(_app.Folder, "keys"))).Read(stored).ShouldBe(Token);
        using var elsewhere = new TempFolder();
        Should.Throw<System.Security.Cryptography.CryptographicException>(() => new TokenVault(new(elsewhere.Path)).Read(stored));
    }

    [Fact]
    public async Task Sending_back_the_mask_keeps_the_token_and_an_empty_one_removes_it()
    {
        var id = (await _app.CreateAsync(new { owner = "octo", repo = "app", token = Token })).GetProperty("id").GetString();
        var before = Stored();
        await PatchAsync(id, "ghp_****abcd");
        Stored().ShouldBe(before);
        (await PatchAsync(id, "")).GetProperty("token").GetString().ShouldBe("");
        Stored().ShouldBe("");
    }

    [Fact]
    public void With_PostgreSQL_the_folder_of_the_keys_must_be_named() =>
        Should.Throw<InvalidOperationException>(() => TokenVault.KeysFolder(null, "Host=db;Database=x"))
            .Message.ShouldContain("set GitHubSync__Keys");

    private async Task<JsonElement> PatchAsync(string? id, string token)
    {
        var answer = await _app.Http.PatchAsJsonAsync($"/api/sources/{id}", new { token });
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private string Stored()
    {
        using var connection = new SqliteConnection($"Data Source={_app.Folder}/github-sync.db");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT token FROM sources";
        return (string)command.ExecuteScalar()!;
    }
}
