using System.Text.RegularExpressions;
using JakeOps.Tests.Support;
using Microsoft.Extensions.Options;

namespace JakeOps.Gateway.Tests.Accounts;

public sealed partial class MailTests : IAsyncLifetime
{
    private const string Address = "https://jakeops.test";
    private const string Other = "seven green kettles sing";

    private readonly SmtpServer _smtp = new();
    private readonly AccountsHost _host = new();
    private Browser _owner = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.OpenAsync(
            "--Accounts:SignUp", "Open", "--Accounts:PublicAddress", Address, "--Mail:Host", "127.0.0.1",
            "--Mail:Port", $"{_smtp.Port}", "--Mail:From", "JakeOps <jakeops@jakeops.test>", "--Mail:Security", "None",
            "--Mail:RetryAfter", "00:00:00.05");
        _owner = await _host.FirstOwnerAsync();
    }

    [Fact]
    public async Task A_forgotten_password_is_reset_by_a_link_in_a_mail_that_leads_to_the_configured_address()
    {
        using var browser = _host.NewBrowser();
        _smtp.Refuse = 1;
        (await browser.SendAsync(HttpMethod.Post, "/api/account/password/forgot", new { email = _owner.Email }, ("Host", "evil.test"))).ShouldBe(202);
        var known = browser.Answer.ToString();
        (await browser.PostAsync("/api/account/password/forgot", new { email = "nobody@nowhere.test" })).ShouldBe(202);
        browser.Answer.ToString().ShouldBe(known);
        var (to, text) = await MailAsync();
        to.ShouldBe(_owner.Email);
        text.ShouldNotContain("evil.test");
        var token = Token(text, "reset");
        (await browser.PostAsync("/api/account/password/reset", new { token, password = Other })).ShouldBe(204);
        (await _owner.GetAsync("/api/account")).ShouldBe(401);
        (await browser.PostAsync("/api/account/password/reset", new { token, password = Other + "!" })).ShouldBe(403);
        (await _owner.SignInAsync(Other)).ShouldBe(200);
        _smtp.Mails.ShouldBeEmpty();
        (await _owner.PostAsync($"/api/members/{_owner.Account}/reset-link")).ShouldBe(409);
    }

    [Fact]
    public async Task Whoever_signs_up_shows_that_the_address_is_his_and_owns_an_organization_of_his_own_then()
    {
        using var browser = _host.NewBrowser();
        (await browser.SignUpAsync()).ShouldBe(202);
        browser.Cookie.ShouldBeNull();
        (await browser.SignInAsync()).ShouldBe(401);
        var token = Token((await MailAsync()).Text, "confirm");
        // Whoever reads another's mail, or was signed up by a stranger, does not know the password.
        (await browser.PostAsync("/api/account/sign-up/confirm", new { token, password = "not the one I chose" })).ShouldBe(403);
        (await browser.PostAsync("/api/account/sign-up/confirm", new { token, password = browser.Password })).ShouldBe(201);
        browser.Answer.GetProperty("organization").GetString().ShouldNotBe("default");
        browser.Answer.GetProperty("may").GetString().ShouldBe("admin");
        browser.Answer.GetProperty("organizations").GetArrayLength().ShouldBe(1);
        (await browser.PostAsync("/api/account/sign-up/confirm", new { token, password = browser.Password })).ShouldBe(403);
    }

    [Fact]
    public async Task An_address_that_has_an_account_learns_it_by_mail_and_a_stranger_not_at_all()
    {
        using var browser = _host.NewBrowser();
        (await browser.SignUpAsync()).ShouldBe(202);
        var answer = browser.Answer.ToString();
        await MailAsync();
        browser.Email = _owner.Email;
        (await browser.SignUpAsync()).ShouldBe(202);
        browser.Answer.ToString().ShouldBe(answer);
        var (to, text) = await MailAsync();
        to.ShouldBe(_owner.Email);
        text.ShouldContain("has an account already");
        LinkIn().IsMatch(text).ShouldBeFalse();
    }

    [Fact]
    public async Task No_mailbox_is_filled_by_a_stranger()
    {
        using var browser = _host.NewBrowser();
        for (var i = 0; i < 12; i++)
            (await browser.PostAsync("/api/account/password/forgot", new { email = _owner.Email })).ShouldBe(202);
        // What comes last has passed the others.
        browser.Email = "last@last.test";
        (await browser.SignUpAsync()).ShouldBe(202);
        await Eventually.TrueAsync(() => _smtp.Mails.Any(mail => mail.To == browser.Email));
        _smtp.Mails.Count(mail => mail.To == _owner.Email).ShouldBe(5);
    }

    [Fact]
    public async Task Settings_that_do_not_go_together_end_the_start_with_a_sentence()
    {
        await using var open = new AccountsHost();
        (await Should.ThrowAsync<OptionsValidationException>(() => open.OpenAsync("--Accounts:SignUp", "Open"))).Message.ShouldContain("Mail:Host");
        await using var mail = new AccountsHost();
        (await Should.ThrowAsync<OptionsValidationException>(() => mail.OpenAsync("--Mail:Host", "h", "--Mail:From", "a@b.test")))
            .Message.ShouldContain("Accounts:PublicAddress");
    }

    public async ValueTask DisposeAsync()
    {
        _owner.Dispose();
        await _host.DisposeAsync();
        _smtp.Dispose();
    }

    private async Task<(string To, string Text)> MailAsync()
    {
        (string To, string Text) mail = default;
        await Eventually.TrueAsync(() => _smtp.Mails.TryDequeue(out mail));
        return mail;
    }

    private static string Token(string mail, string page)
    {
        var link = LinkIn().Match(mail.Replace("=\r\n", "", StringComparison.Ordinal).Replace("=\n", "", StringComparison.Ordinal));
        link.Success.ShouldBeTrue(mail);
        link.Groups[1].Value.ShouldBe($"{Address}/{page}");
        return link.Groups[2].Value;
    }

    [GeneratedRegex(@"(https://\S+)#(\S+)")]
    private static partial Regex LinkIn();
}
