using JakeOps.Gateway.Accounts.Passwords;

namespace JakeOps.Gateway.Tests.Accounts;

public class PasswordTests(SharedAccounts shared) : IClassFixture<SharedAccounts>
{
    private const string Other = "seven green kettles sing";

    [Theory]
    [InlineData("short", "12 to 256")]
    [InlineData("password1234", "first that attackers try")]
    [InlineData("Password123!", "first that attackers try")]
    [InlineData("P4ssw0rd!2026", "first that attackers try")]
    [InlineData("qwertyuiopas", "first that attackers try")]
    [InlineData("123456789012", "first that attackers try")]
    [InlineData("aaaaaaaaaaaaaaaa", "first that attackers try")]
    [InlineData("monkeymonkey", "first that attackers try")]
    [InlineData("letmein letmein", "first that attackers try")]
    [InlineData("iloveyou12345678", "first that attackers try")]
    [InlineData("zyxwvutsrqponmlk", "first that attackers try")]
    [InlineData("jakeops-jakeops", "little more than your name")]
    [InlineData("Grace.Hopper.1", "little more than your name")]
    [InlineData("hopper@navy.test", "little more than your name")]
    public void What_attackers_try_first_is_refused(string password, string why) =>
        PasswordRules.Refuse(password, "hopper@navy.test", "Grace Hopper").ShouldNotBeNull(password).ShouldContain(why);

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("x7Gk2pQ9sLm4")]
    [InlineData("purple-otter-rides-7")]
    [InlineData("eine lange Reise nach Rom")]
    [InlineData("パスワードは十二文字以上です")]
    public void What_is_long_and_new_is_taken_whatever_it_is_made_of(string password) =>
        PasswordRules.Refuse(password, "hopper@navy.test", "Grace Hopper").ShouldBeNull();

    [Fact]
    public async Task A_new_password_ends_all_other_sessions()
    {
        using var laptop = await shared.MemberAsync();
        using var phone = new Browser(shared.Host.AddressOf(1)) { Email = laptop.Email };
        (await phone.SignInAsync()).ShouldBe(200);
        (await laptop.PostAsync("/api/account/password", new { current = "not my password", @new = Other })).ShouldBe(403);
        (await laptop.PostAsync("/api/account/password", new { current = laptop.Password, @new = "password1234" })).ShouldBe(422);
        (await phone.GetAsync("/api/account")).ShouldBe(200);
        (await laptop.PostAsync("/api/account/password", new { current = laptop.Password, @new = Other })).ShouldBe(204);
        (await phone.GetAsync("/api/account")).ShouldBe(401);
        (await laptop.GetAsync("/api/account")).ShouldBe(200);
        (await phone.SignInAsync()).ShouldBe(401);
        (await phone.SignInAsync(Other)).ShouldBe(200);
    }

    [Fact]
    public async Task Without_mail_an_owner_gives_a_link_that_is_good_once()
    {
        using var owner = await shared.OwnerAsync();
        using var member = await shared.MemberAsync("approver");
        var id = await member.AccountIdAsync();
        (await member.PostAsync("/api/account/password/forgot", new { email = member.Email })).ShouldBe(409);
        member.Detail.ShouldContain("ask an owner");
        (await member.PostAsync($"/api/members/{id}/reset-link")).ShouldBe(403);
        (await owner.PostAsync($"/api/members/{id}/reset-link")).ShouldBe(200);
        var link = owner.Answer.GetProperty("link").GetString()!;
        link.ShouldStartWith($"{shared.Host.Address}reset#");
        var token = link.Split('#')[1];

        using var browser = shared.Host.NewBrowser();
        (await browser.PostAsync("/api/account/password/reset", new { token, password = "too short" })).ShouldBe(422);
        (await browser.PostAsync("/api/account/password/reset", new { token = "guess", password = Other })).ShouldBe(403);
        var both = await Task.WhenAll(
            new Browser(shared.Host.Address).PostAsync("/api/account/password/reset", new { token, password = Other }),
            new Browser(shared.Host.AddressOf(1)).PostAsync("/api/account/password/reset", new { token, password = Other }));
        both.Order().ShouldBe([204, 403]);
        browser.Cookie.ShouldBeNull("The link sets a password, and signs nobody in.");
        (await member.GetAsync("/api/account")).ShouldBe(401);
        (await browser.PostAsync("/api/account/password/reset", new { token, password = Other + "!" })).ShouldBe(403);
        (await member.SignInAsync(Other)).ShouldBe(200);
    }

    [Fact]
    public async Task A_newer_password_makes_older_links_worthless()
    {
        using var owner = await shared.OwnerAsync();
        using var member = await shared.MemberAsync();
        var id = await member.AccountIdAsync();
        (await owner.PostAsync($"/api/members/{id}/reset-link")).ShouldBe(200);
        var token = owner.Answer.GetProperty("link").GetString()!.Split('#')[1];
        (await member.PostAsync("/api/account/password", new { current = member.Password, @new = Other })).ShouldBe(204);
        (await member.PostAsync("/api/account/password/reset", new { token, password = Other + "!" })).ShouldBe(403);
    }

    [Fact]
    public async Task An_owner_cannot_take_over_an_account_that_is_also_elsewhere()
    {
        using var owner = await shared.OwnerAsync();
        using var member = await shared.MemberAsync("approver");
        var id = await member.AccountIdAsync();
        (await member.PostAsync("/api/organizations", new { name = "Her own" })).ShouldBe(201);
        (await owner.PostAsync($"/api/members/{id}/reset-link")).ShouldBe(409);
        owner.Detail.ShouldContain("another organization");
    }
}
