using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.AllInOne.Tests;

[Collection(nameof(SharedLocal))]
public class LoginTests(SharedLocal shared)
{
    [Fact]
    public async Task On_this_machine_nobody_signs_in_and_everything_is_allowed()
    {
        var local = shared.Local;
        (await local.GetAsync("/api/account/setup")).GetProperty("login").GetBoolean().ShouldBeFalse();
        var account = await local.GetAsync("/api/account");
        account.GetProperty("id").GetString().ShouldBe("local");
        account.GetProperty("may").GetString().ShouldBe("admin");
        account.GetProperty("organizations").GetArrayLength().ShouldBe(1);
        (await local.GetAsync("/api/organizations")).GetArrayLength().ShouldBe(1);
        (await local.GetAsync("/api/members")).GetArrayLength().ShouldBe(0);
        foreach (var path in new[]
        {
            "sign-up", "sign-in", "password", "password/forgot", "two-factor", "organization", "two-factor/confirm",
        })
        {
            using var refused = await local.Http.PostAsJsonAsync($"/api/account/{path}", new
            {
                id = "x", email = "a@b.test", name = "A", password = "purple otters ride", current = "x", @new = "x", code = "1",
            });
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict, path);
        }
        using var invite = await local.Http.PostAsJsonAsync("/api/invitations", new { role = "viewer" });
        invite.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        local.Output.ShouldNotContain("setup code:");
    }

    [Fact]
    public async Task On_all_addresses_people_sign_in_and_find_what_was_there_before()
    {
        using var folder = new TempFolder();
        string id;
        await using (var before = await LocalJakeOps.StartAsync(folder.Path))
            id = await before.CreateAsync("me/sample", "/nowhere.git");
        await using var local = await LocalJakeOps.StartAsync(folder.Path, "--listen", "0.0.0.0");
        (await local.Http.GetAsync($"/api/deliveries/{id}")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var setup = await local.GetAsync("/api/account/setup");
        setup.GetProperty("needs_setup").GetBoolean().ShouldBeTrue();
        setup.GetProperty("demo").GetBoolean().ShouldBeFalse();
        await Eventually.TrueAsync(() => local.Output.Contains("setup code:", StringComparison.Ordinal));
        var key = await FirstOwner.KeyAsync(local.Http.BaseAddress!, local.Output);
        local.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        (await local.GetAsync($"/api/deliveries/{id}")).GetProperty("id").GetString().ShouldBe(id);
        (await local.GetAsync("/api/account")).GetProperty("email").GetString().ShouldBe("owner@jakeops.example");
        // Files of whoever sits there are not for everybody who signs in.
        using var collect = await local.Http.PostAsJsonAsync($"/api/deliveries/{id}/collect", new { session_id = Guid.NewGuid() });
        (await collect.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32().ShouldBe(409);
    }

    [Theory]
    [InlineData("--login", "false", "--listen", "0.0.0.0")]
    [InlineData("--listen", "somewhere", "--port", "0")]
    [InlineData("--demo", "--login", "--port", "0")]
    public async Task What_would_let_others_in_without_signing_in_does_not_start(params string[] arguments)
    {
        using var folder = new TempFolder();
        var (code, output) = await LocalJakeOps.RunAsync(["--data", folder.Path, .. arguments]);
        code.ShouldBe(2, output);
        output.ShouldContain("--listen");
    }
}
