using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.Tenants.Tests;

/// <summary>A tenant: its owner in a browser, and its scripts.</summary>
internal sealed class Organization : IDisposable
{
    private const string Password = "a password of these tests";

    private readonly Dictionary<string, HttpClient> _scripts = [];

    private Organization(Uri gateway) => Browser = new() { BaseAddress = gateway };

    /// <summary>Keeps its cookie.</summary>
    public HttpClient Browser { get; }

    /// <summary>Ids of what it has, by what they are of: <c>delivery</c>, <c>source</c>...</summary>
    public Dictionary<string, string> Ids { get; } = [];

    /// <summary>With an API key of that scope.</summary>
    public HttpClient Script(string scope) => _scripts[scope];

    /// <summary>By the setup code.</summary>
    public static async Task<Organization> FirstAsync(Premises premises, string log)
    {
        await FirstOwner.KeyAsync(premises.Gateway, log);
        var first = new Organization(premises.Gateway);
        await first.PostAsync("/api/account/sign-in", new { email = "owner@jakeops.example", password = Password });
        await first.MakeKeysAsync();
        return first;
    }

    /// <summary>Somebody who came by an invitation of the other, made an organization of his own and left.</summary>
    public static async Task<Organization> NextAsync(Premises premises, Organization other)
    {
        var link = (await other.PostAsync("/api/invitations", new { role = "owner" })).GetProperty("link").GetString()!;
        var next = new Organization(premises.Gateway);
        var account = await next.PostAsync("/api/account/sign-up", new
        {
            email = "bob@jakeops.example", name = "Bob", password = Password,
            invitation = link[(link.LastIndexOfAny(['=', '/', '#']) + 1)..],
        });
        await next.PostAsync("/api/organizations", new { name = "Borealis" });
        using var left = await other.Browser.DeleteAsync($"/api/members/{account.GetProperty("id").GetString()}");
        left.IsSuccessStatusCode.ShouldBeTrue(await left.Content.ReadAsStringAsync());
        await next.MakeKeysAsync();
        return next;
    }

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await Browser.PostAsJsonAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    public Task<JsonElement> GetAsync(string path) => Browser.GetFromJsonAsync<JsonElement>(path);

    public async Task<string> DeliveryAsync(string repository, string summary)
    {
        var made = await PostAsync("/api/deliveries", new
        {
            summary, repository, clone_url = $"https://git.example.com/{repository}.git",
            refs = new[] { new { role = "request", type = "verbal", label = summary } },
        });
        return made.GetProperty("id").GetString()!;
    }

    public void Dispose()
    {
        Browser.Dispose();
        foreach (var script in _scripts.Values) script.Dispose();
    }

    private async Task MakeKeysAsync()
    {
        foreach (var scope in new[] { "read", "act", "admin" })
        {
            var made = await PostAsync("/api/keys", new { name = $"{scope} script", scope });
            Ids["key"] = made.GetProperty("id").GetString()!;
            _scripts[scope] = new() { BaseAddress = Browser.BaseAddress };
            _scripts[scope].DefaultRequestHeaders.Authorization = new("Bearer", made.GetProperty("key").GetString());
        }
    }
}
