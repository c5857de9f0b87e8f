using System.Diagnostics;
using System.Net;

namespace JakeOps.Gateway.Tests.Accounts;

public class SignInTests(SharedAccounts shared) : IClassFixture<SharedAccounts>
{
    [Fact]
    public async Task A_session_is_known_by_its_cookie_and_gone_with_it()
    {
        using var member = await shared.MemberAsync();
        (await member.GetAsync("/api/account")).ShouldBe(200);
        member.Answer.GetProperty("email").GetString().ShouldBe(member.Email);
        var cookie = member.Cookies.GetCookies(shared.Host.Address)["jakeops"]!;
        cookie.HttpOnly.ShouldBeTrue();
        (await member.SignInAsync()).ShouldBe(200);
        member.Response.Headers.GetValues("Set-Cookie").Last().ShouldContain("samesite=lax");

        var stolen = member.Cookie!;
        (await member.PostAsync("/api/account/sign-out")).ShouldBe(204);
        member.Cookie.ShouldBeNull();
        using var thief = shared.Host.NewBrowser();
        thief.Cookies.Add(shared.Host.Address, new Cookie("jakeops", stolen));
        (await thief.GetAsync("/api/account")).ShouldBe(401);
        (await thief.GetAsync("/api/events")).ShouldBe(401);
    }

    [Fact]
    public async Task Signing_in_never_takes_over_a_session_that_was_planted()
    {
        using var attacker = await shared.MemberAsync();
        var planted = attacker.Cookie!;
        using var victim = await shared.MemberAsync();
        victim.Cookies.Add(shared.Host.Address, new Cookie("jakeops", "chosen-by-a-stranger", "/"));
        (await victim.SignInAsync()).ShouldBe(200);
        victim.Cookie.ShouldNotBe("chosen-by-a-stranger");
        victim.Cookies.Add(shared.Host.Address, new Cookie("jakeops", planted, "/"));
        (await victim.SignInAsync()).ShouldBe(200);
        victim.Cookie.ShouldNotBe(planted);
        // What was planted is good no more, neither as his nor as hers.
        (await attacker.GetAsync("/api/account")).ShouldBe(401);
    }

    [Fact]
    public async Task Nobody_learns_whether_there_is_an_account()
    {
        using var member = await shared.MemberAsync();
        using var stranger = shared.Host.NewBrowser();
        stranger.Email = member.Email;
        (await stranger.SignInAsync("wrong wrong wrong wrong")).ShouldBe(401);
        var known = stranger.Detail;
        stranger.Email = "nobody@nowhere.test";
        (await stranger.SignInAsync("wrong wrong wrong wrong")).ShouldBe(401);
        stranger.Detail.ShouldBe(known);
        // Closed to strangers, a sign-up says the same of both as well.
        stranger.Email = member.Email;
        var taken = (await stranger.SignUpAsync(), stranger.Detail);
        stranger.Email = "nobody@nowhere.test";
        (await stranger.SignUpAsync(), stranger.Detail).ShouldBe(taken);
        (await stranger.SignUpAsync(invitation: "guess"), stranger.Detail).Item1.ShouldBe(403);
    }

    [Fact]
    public async Task A_password_is_checked_for_as_long_where_there_is_no_account()
    {
        // Enough rounds that hashing is most of an answer.
        await using var host = await new AccountsHost().OpenAsync("--Accounts:HashRounds", "400000");
        using var owner = await host.FirstOwnerAsync();
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 5; i++)
        {
            known.Add(await TimeAsync(host, owner.Email));
            unknown.Add(await TimeAsync(host, $"nobody{i}@nowhere.test"));
        }
        // Without the hash it would be a hundredth of it.
        unknown.Order().ElementAt(2).ShouldBeGreaterThan(known.Order().ElementAt(2) / 4);
    }

    [Fact]
    public async Task Who_guesses_passwords_waits_and_the_owner_of_the_account_does_not()
    {
        using var member = await shared.MemberAsync();
        using var guesser = shared.Host.NewBrowser();
        guesser.Email = member.Email;
        for (var i = 0; i < 5; i++) (await guesser.SignInAsync($"guess number {i} of many")).ShouldBe(401);
        (await guesser.SignInAsync(member.Password)).ShouldBe(429, "Even the right one has to wait.");
        guesser.Response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await member.SignInAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task An_ended_session_is_refused_on_every_replica_at_once()
    {
        using var laptop = await shared.MemberAsync();
        using var phone = new Browser(shared.Host.Address) { Email = laptop.Email };
        (await phone.SignInAsync()).ShouldBe(200);
        using var phoneElsewhere = phone.At(shared.Host.AddressOf(1));
        (await phoneElsewhere.GetAsync("/api/account")).ShouldBe(200);
        (await laptop.GetAsync("/api/account/sessions")).ShouldBe(200);
        var sessions = laptop.Answer.EnumerateArray().ToList();
        sessions.Count.ShouldBe(2);
        sessions.Single(one => one.GetProperty("current").GetBoolean()).GetProperty("address").GetString().ShouldBe(laptop.From.ToString());
        var other = sessions.Single(one => !one.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        using var stranger = await shared.MemberAsync();
        (await stranger.DeleteAsync($"/api/account/sessions/{other}")).ShouldBe(404);
        (await phoneElsewhere.GetAsync("/api/account")).ShouldBe(200);
        (await laptop.DeleteAsync($"/api/account/sessions/{other}")).ShouldBe(204);
        (await phoneElsewhere.GetAsync("/api/account")).ShouldBe(401);
        (await laptop.GetAsync("/api/account")).ShouldBe(200);
    }

    [Fact]
    public async Task Sessions_outlive_a_restart_and_are_the_same_on_all_replicas()
    {
        await using var host = await (await new AccountsHost().OnPostgresAsync()).OpenAsync();
        using var owner = await host.FirstOwnerAsync();
        await host.StopAsync(0);
        await host.OpenAsync();
        using var again = owner.At(host.Address);
        (await again.GetAsync("/api/account")).ShouldBe(200);
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends()
    {
        await using var host = await new AccountsHost().OpenAsync("--Accounts:SessionIdle", "00:00:00.2");
        using var owner = await host.FirstOwnerAsync();
        await JakeOps.Tests.Support.Eventually.TrueAsync(async () => await owner.GetAsync("/api/account") == 401);
    }

    [Fact]
    public async Task Only_what_a_person_may_say_of_itself_is_taken_from_a_body()
    {
        using var owner = await shared.OwnerAsync();
        var invitation = await owner.InviteAsync("viewer");
        using var member = shared.Host.NewBrowser();
        (await member.PostAsync("/api/account/sign-up", new
        {
            email = member.Email, name = "M", password = member.Password, invitation, role = "owner", may = "admin",
            id = "chosen", organization = "other", email_confirmed = true, two_factor_enabled = true, password_hash = "x",
        })).ShouldBe(201);
        member.Answer.GetProperty("may").GetString().ShouldBe("read");
        member.Account.ShouldNotBe("chosen");
        (await member.PatchAsync("/api/account", new { name = "N", email = "else@else.test", role = "owner", organization = "x" })).ShouldBe(200);
        member.Answer.GetProperty("email").GetString().ShouldBe(member.Email);
        member.Answer.GetProperty("name").GetString().ShouldBe("N");
        member.Answer.GetProperty("may").GetString().ShouldBe("read");
    }

    [Fact]
    public async Task Another_sites_page_commands_nothing_with_its_readers_cookie()
    {
        using var member = await shared.MemberAsync();
        foreach (var headers in new (string, string)[][]
        {
            [("Origin", "https://evil.test")], [("Sec-Fetch-Site", "cross-site")], [("Sec-Fetch-Site", "same-site")],
            [("Origin", "null")],
        })
        {
            (await member.SendAsync(HttpMethod.Post, "/api/account/sign-out", new { }, headers)).ShouldBe(403);
            (await member.SendAsync(HttpMethod.Patch, "/api/account", new { name = "Owned" }, headers)).ShouldBe(403);
            (await member.SendAsync(HttpMethod.Post, "/api/account/sign-in", new { email = "a@b.test", password = "x" }, headers)).ShouldBe(403);
        }
        (await member.SendAsync(HttpMethod.Patch, "/api/account", new { name = "Mine" },
            ("Origin", shared.Host.Address.ToString().TrimEnd('/')), ("Sec-Fetch-Site", "same-origin"))).ShouldBe(200);
    }

    [Fact]
    public async Task Nothing_redirects_wherever_somebody_wants_to()
    {
        using var member = await shared.MemberAsync();
        foreach (var name in new[] { "return", "returnUrl", "redirect", "next", "redirect_uri" })
        {
            await member.PostAsync($"/api/account/sign-in?{name}=https://evil.test", new { email = member.Email, password = member.Password });
            member.Response.StatusCode.ShouldBe(HttpStatusCode.OK);
            member.Response.Headers.Location.ShouldBeNull();
        }
    }

    private static async Task<double> TimeAsync(AccountsHost host, string email)
    {
        using var browser = host.NewBrowser();
        browser.Email = email;
        await browser.GetAsync("/api/account/setup");
        var watch = Stopwatch.StartNew();
        (await browser.SignInAsync("wrong wrong wrong wrong")).ShouldBe(401);
        return watch.Elapsed.TotalMilliseconds;
    }
}
