using System.Net.Http.Json;
using System.Text.Json;

namespace JakeOps.Gateway.Tests;

/// <summary>Somebody with an account, in a browser.</summary>
internal sealed class Person : IDisposable
{
    private const string Password = "a password of these tests";

    private static int _number;

    private Person(HttpClient browser, string email) => (Browser, Email) = (browser, email);

    /// <summary>Keeps its cookie.</summary>
    public HttpClient Browser { get; }

    public string Email { get; }

    public string Account { get; private set; } = "";

    /// <summary>A new member.</summary>
    public static async Task<Person> InvitedAsync(DoorHost door, string role)
    {
        using var invited = await door.Http.PostAsJsonAsync("/api/invitations", new { role });
        var link = (await invited.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("link").GetString()!;
        var token = link[(link.LastIndexOfAny(['=', '/', '#']) + 1)..];
        var person = new Person(new() { BaseAddress = door.Http.BaseAddress }, $"p{Interlocked.Increment(ref _number)}@jakeops.example");
        using var made = await person.Browser.PostAsJsonAsync(
            "/api/account/sign-up", new { email = person.Email, name = "Grace", password = Password, invitation = token });
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        person.Account = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        return person;
    }

    public Task<HttpResponseMessage> SignInAsync(string password = Password) =>
        Browser.PostAsJsonAsync("/api/account/sign-in", new { email = Email, password });

    /// <summary>The id and what a script sends.</summary>
    public async Task<(string Id, HttpClient Script)> KeyAsync(string scope, DateTimeOffset? expires_at = null)
    {
        using var made = await Browser.PostAsJsonAsync("/api/keys", new { name = "script", scope, expires_at });
        made.IsSuccessStatusCode.ShouldBeTrue(await made.Content.ReadAsStringAsync());
        var key = await made.Content.ReadFromJsonAsync<JsonElement>();
        var script = new HttpClient { BaseAddress = Browser.BaseAddress };
        script.DefaultRequestHeaders.Authorization = new("Bearer", key.GetProperty("key").GetString());
        return (key.GetProperty("id").GetString()!, script);
    }

    public void Dispose() => Browser.Dispose();
}
