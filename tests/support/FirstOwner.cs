using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace JakeOps.Tests.Support;

/// <summary>The first account of an installation, made as its operator does.</summary>
public static partial class FirstOwner
{
    private const string Password = "a password of these tests";

    /// <summary>Signs up by the setup code that stands in the gateway's log, and makes an API key that may everything.</summary>
    public static async Task<string> KeyAsync(Uri gateway, string log)
    {
        var code = SetupCode().Matches(log).Last().Groups[1].Value;
        using var browser = new HttpClient { BaseAddress = gateway };
        using var account = await browser.PostAsJsonAsync("/api/account/sign-up", new
        {
            email = "owner@jakeops.example", name = "owner", password = Password, setup_code = code,
        });
        account.IsSuccessStatusCode.ShouldBeTrue(await account.Content.ReadAsStringAsync());
        using var made = await browser.PostAsJsonAsync("/api/keys", new { name = "tests", scope = "admin" });
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        return (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    [GeneratedRegex("setup code: ([A-Z0-9-]{23})")]
    private static partial Regex SetupCode();
}
