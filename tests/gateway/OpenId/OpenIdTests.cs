using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.Gateway.Tests.OpenId;

/// <summary>A gateway beside a provider.</summary>
public sealed class CompanyDoor : IAsyncLifetime
{
    internal DoorHost Door { get; } = new();

    internal TestProvider Provider { get; private set; } = null!;

    internal string[] Settings =>
    [
        "--OpenIdConnect:Authority", Provider.Address, "--OpenIdConnect:ClientId", TestProvider.ClientId,
        "--OpenIdConnect:ClientSecret", TestProvider.ClientSecret, "--OpenIdConnect:Label", "Acme account",
        "--OpenIdConnect:Owners", "leads", "--OpenIdConnect:Approvers", "builders, reviewers", "--OpenIdConnect:Viewers", "staff",
        "--Limits:Credentials:Burst", "10000",
    ];

    public async ValueTask InitializeAsync()
    {
        Provider = await TestProvider.StartAsync();
        await Door.OpenAsync([], Settings);
    }

    public async ValueTask DisposeAsync()
    {
        await Door.DisposeAsync();
        await Provider.DisposeAsync();
    }
}

public class OpenIdTests(CompanyDoor company) : IClassFixture<CompanyDoor>
{
    private const string SignIn = "/api/account/providers/company/sign-in";

    private static int _number;

    private readonly DoorHost _door = company.Door;
    private readonly TestProvider _provider = company.Provider;

    [Fact]
    public async Task Somebody_of_a_mapped_group_is_let_in_with_its_role()
    {
        Be("builders");
        using var browser = NewBrowser();
        (await browser.GoAsync($"{SignIn}?return_to=/deliveries")).ShouldBe("/deliveries");
        var account = await browser.Http.GetFromJsonAsync<JsonElement>("/api/account");
        account.GetProperty("may").GetString().ShouldBe("act");
        account.GetProperty("organization").GetString().ShouldBe("default");
        account.GetProperty("email").GetString().ShouldBe(_provider.Person["email"]);
        var setup = await browser.Http.GetFromJsonAsync<JsonElement>("/api/account/setup");
        setup.GetProperty("providers")[0].GetProperty("id").GetString().ShouldBe("company");
        setup.GetProperty("providers")[0].GetProperty("label").GetString().ShouldBe("Acme account");
        var entry = (await Eventually.BecomesAsync(() => AuditAsync(account.GetProperty("id").GetString()!), found => found.Count > 0)).Single();
        entry.GetProperty("action").GetString().ShouldBe("GET /api/account/providers/company/callback");
    }

    [Fact]
    public async Task A_changed_group_counts_at_the_next_sign_in_and_none_is_a_farewell()
    {
        var subject = Be("staff");
        using var first = NewBrowser();
        await first.GoAsync(SignIn);
        (await MayAsync(first)).ShouldBe("read");
        Be("reviewers", subject);
        using var second = NewBrowser();
        await second.GoAsync(SignIn);
        (await MayAsync(second)).ShouldBe("act");
        (await MayAsync(first)).ShouldBe("act", "It is the same account.");
        Be("visitors", subject);
        using var third = NewBrowser();
        (await third.GoAsync(SignIn)).ShouldBe("/sign-in?refused=no_group");
        (await second.Http.GetAsync("/api/members")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var account = (await second.Http.GetFromJsonAsync<JsonElement>("/api/account")).GetProperty("id").GetString()!;
        var refused = await Eventually.BecomesAsync(() => AuditAsync(account), found => found.Count == 3);
        refused[0].GetProperty("result").GetString().ShouldBe("refused");
    }

    [Fact]
    public async Task An_account_is_taken_over_only_by_an_address_that_the_provider_answers_for()
    {
        using var person = await Person.InvitedAsync(_door, "viewer");
        Be("staff");
        _provider.Person["email"] = person.Email;
        _provider.Person["email_verified"] = false;
        using var browser = NewBrowser();
        (await browser.GoAsync(SignIn)).ShouldBe("/sign-in?refused=unverified_email");
        _provider.Person["email_verified"] = true;
        (await browser.GoAsync(SignIn)).ShouldBe("/");
        (await browser.Http.GetFromJsonAsync<JsonElement>("/api/account")).GetProperty("id").GetString().ShouldBe(person.Account);
    }

    [Fact]
    public async Task An_answer_that_was_not_asked_for_here_lets_nobody_in()
    {
        Be("leads");
        using var victim = NewBrowser();
        using var attacker = NewBrowser();
        var callback = await attacker.GoAsync(SignIn, stopBefore: "/callback");
        callback.ShouldContain("code=");
        // The attacker's own answer, pressed on somebody else's browser.
        (await victim.GoAsync(callback)).ShouldBe("/sign-in?refused=failed");
        (await victim.Http.GetAsync("/api/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        // An invented one, and the right one a second time.
        (await victim.GoAsync("/api/account/providers/company/callback?code=x&state=y")).ShouldBe("/sign-in?refused=failed");
        (await attacker.GoAsync(callback)).ShouldBe("/");
        (await attacker.GoAsync(callback)).ShouldBe("/sign-in?refused=failed");
    }

    [Theory]
    [InlineData("iss", "https://evil.example")]
    [InlineData("aud", "another-client")]
    [InlineData("nonce", "of another sign-in")]
    [InlineData("key", "")]
    public async Task A_token_that_is_not_the_providers_for_this_sign_in_lets_nobody_in(string claim, string value)
    {
        Be("leads");
        if (claim == "key") _provider.SignsWithAnotherKey = true;
        else _provider.Lie = claims => claims[claim] = value;
        var granted = _provider.Granted;
        using var browser = NewBrowser();
        (await browser.GoAsync(SignIn)).ShouldBe("/sign-in?refused=failed");
        _provider.Granted.ShouldBe(granted + 1, "The token was made.");
        (await browser.Http.GetAsync("/api/account")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData(@"/\evil.example")]
    [InlineData("/\tevil")]
    [InlineData("javascript:alert(1)")]
    public async Task A_sign_in_ends_on_no_other_site(string to)
    {
        using var browser = NewBrowser();
        using var refused = await browser.Http.GetAsync($"{SignIn}?return_to={Uri.EscapeDataString(to)}");
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_sign_in_that_began_at_one_replica_ends_at_another()
    {
        await using var here = new CompanyDoor();
        await here.Door.OnPostgresAsync();
        await here.InitializeAsync();
        here.Provider.Person = new() { ["sub"] = "r1", ["email"] = "r1@acme.example", ["email_verified"] = true, ["groups"] = new[] { "staff" } };
        using var browser = new Walker(here.Door.Http.BaseAddress!);
        var callback = await browser.GoAsync(SignIn, stopBefore: "/callback");
        await here.Door.OpenAsync([], here.Settings);
        var there = new Uri(here.Door.Http.BaseAddress!, new Uri(callback).PathAndQuery).ToString();
        (await browser.GoAsync(there)).ShouldBe("/");
    }

    private Walker NewBrowser() => new(_door.Http.BaseAddress!);

    private string Be(string group, string? subject = null)
    {
        subject ??= $"s{Interlocked.Increment(ref _number)}";
        (_provider.Lie, _provider.SignsWithAnotherKey) = (_ => { }, false);
        _provider.Person = new()
        {
            ["sub"] = subject, ["email"] = $"{subject}@acme.example", ["email_verified"] = true, ["name"] = "Ada",
            ["groups"] = new[] { "everybody", group },
        };
        return subject;
    }

    private static async Task<string?> MayAsync(Walker browser) =>
        (await browser.Http.GetFromJsonAsync<JsonElement>("/api/account")).GetProperty("may").GetString();

    private async Task<List<JsonElement>> AuditAsync(string account) =>
        (await _door.Http.GetFromJsonAsync<JsonElement>($"/api/audit?actor={account}")).EnumerateArray().ToList();

    /// <summary>A browser that shows where it is led.</summary>
    private sealed class Walker(Uri home) : IDisposable
    {
        public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = home };

        /// <summary>Follows redirections to the first page of the dashboard, or to where it is told to stop.</summary>
        public async Task<string> GoAsync(string address, string? stopBefore = null)
        {
            for (var steps = 0; steps < 5; steps++)
            {
                using var answer = await Http.GetAsync(address);
                if (answer.Headers.Location is not { } next) return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
                address = next.ToString();
                if (address.StartsWith('/') || (stopBefore is not null && address.Contains(stopBefore, StringComparison.Ordinal) && address.Contains("code="))) return address;
            }
            return address;
        }

        public void Dispose() => Http.Dispose();
    }
}
