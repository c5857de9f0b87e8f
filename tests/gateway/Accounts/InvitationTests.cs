namespace JakeOps.Gateway.Tests.Accounts;

public class InvitationTests(SharedAccounts shared) : IClassFixture<SharedAccounts>
{
    [Fact]
    public async Task An_invitation_lets_one_person_in_once()
    {
        using var owner = await shared.OwnerAsync();
        var invitation = await owner.InviteAsync("approver");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            using var browser = new Browser(shared.Host.AddressOf(number % 2));
            return await browser.SignUpAsync(invitation: invitation);
        }));
        answers.Order().ShouldBe([201, 403, 403, 403]);
        using var late = await shared.MemberAsync();
        (await late.PostAsync("/api/invitations/accept", new { token = invitation })).ShouldBe(403);
    }

    [Fact]
    public async Task An_invitation_for_an_address_is_for_nobody_else()
    {
        using var owner = await shared.OwnerAsync();
        using var invited = shared.Host.NewBrowser();
        var invitation = await owner.InviteAsync("viewer", invited.Email.ToUpperInvariant());
        using var other = shared.Host.NewBrowser();
        (await other.SignUpAsync(invitation: invitation)).ShouldBe(403);
        other.Detail.ShouldContain("another e-mail address");
        using var member = await shared.MemberAsync();
        (await member.PostAsync("/api/invitations/accept", new { token = invitation })).ShouldBe(403);
        (await invited.SignUpAsync(invitation: invitation)).ShouldBe(201);
    }

    [Fact]
    public async Task What_was_withdrawn_or_ran_out_lets_nobody_in()
    {
        await using var host = await new AccountsHost().OpenAsync("--Accounts:Invitation", "00:00:00.3");
        using var owner = await host.FirstOwnerAsync();
        var invitation = await owner.InviteAsync("viewer");
        using var browser = host.NewBrowser();
        await JakeOps.Tests.Support.Eventually.TrueAsync(async () =>
            await owner.GetAsync("/api/invitations") == 200 && owner.Answer.GetArrayLength() == 0);
        (await browser.SignUpAsync(invitation: invitation)).ShouldBe(403);

        using var another = await shared.OwnerAsync();
        var withdrawn = await another.InviteAsync("viewer");
        await another.GetAsync("/api/invitations");
        (await another.DeleteAsync($"/api/invitations/{another.Answer[0].GetProperty("id").GetString()}")).ShouldBe(204);
        using var late = shared.Host.NewBrowser();
        (await late.SignUpAsync(invitation: withdrawn)).ShouldBe(403);
    }

    [Fact]
    public async Task A_sign_up_that_fails_leaves_the_invitation_as_it_was()
    {
        using var owner = await shared.OwnerAsync();
        using var member = await shared.MemberAsync();
        using var browser = shared.Host.NewBrowser();
        var invitation = await owner.InviteAsync("viewer");
        (browser.Email, var own) = (member.Email, browser.Email);
        (await browser.SignUpAsync(invitation: invitation)).ShouldBe(409);
        browser.Detail.ShouldContain("sign in");
        browser.Email = own;
        (await browser.SignUpAsync(invitation: invitation)).ShouldBe(201);
    }

    [Fact]
    public async Task An_account_joins_by_an_invitation_and_works_there_then()
    {
        using var owner = await shared.MemberAsync();
        (await owner.PostAsync("/api/organizations", new { name = "Joined" })).ShouldBe(201);
        var id = owner.Account;
        using var member = await shared.MemberAsync("approver");
        var invitation = await owner.InviteAsync("viewer");
        (await member.PostAsync("/api/invitations/accept", new { token = invitation })).ShouldBe(200);
        member.Answer.GetProperty("organization").GetString().ShouldBe(id);
        member.Answer.GetProperty("may").GetString().ShouldBe("read");
        (await owner.PostAsync("/api/invitations/accept", new { token = await owner.InviteAsync("viewer") })).ShouldBe(409);
    }

    [Fact]
    public async Task A_full_organization_takes_nobody_more()
    {
        await using var host = await new AccountsHost().OpenAsync("--Accounts:MaxMembers", "2");
        using var owner = await host.FirstOwnerAsync();
        using var second = await owner.NewMemberAsync("viewer");
        using var third = host.NewBrowser();
        (await third.SignUpAsync(invitation: await owner.InviteAsync("viewer"))).ShouldBe(409);
        third.Detail.ShouldContain("no more");
    }

    [Fact]
    public async Task Closed_means_that_invitations_are_for_those_who_have_an_account()
    {
        await using var host = await new AccountsHost().OpenAsync("--Accounts:SignUp", "Closed");
        using var owner = await host.FirstOwnerAsync();
        using var browser = host.NewBrowser();
        (await browser.SignUpAsync(invitation: await owner.InviteAsync("viewer"))).ShouldBe(403);
        browser.Detail.ShouldContain("closed");
        (await browser.SignUpAsync()).ShouldBe(403);
    }

    [Fact]
    public async Task Secrets_stand_after_the_hash_of_a_link_and_in_no_log()
    {
        using var owner = await shared.OwnerAsync();
        (await owner.PostAsync("/api/invitations", new { role = "viewer" })).ShouldBe(201);
        var link = new Uri(owner.Answer.GetProperty("link").GetString()!);
        link.Query.ShouldBeEmpty();
        link.AbsolutePath.ShouldBe("/invitation");
        (await owner.GetAsync("/api/invitations")).ShouldBe(200);
        owner.Answer.ToString().ShouldNotContain(link.Fragment[1..]);
        shared.Host.Log.ShouldNotContain(link.Fragment[1..]);
        shared.Host.Log.ShouldNotContain(owner.Password);
        shared.Host.Log.ShouldNotContain(owner.Cookie!);
    }
}
