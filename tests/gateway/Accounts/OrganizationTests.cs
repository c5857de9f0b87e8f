using System.Text.Json;

namespace JakeOps.Gateway.Tests.Accounts;

public class OrganizationTests(SharedAccounts shared) : IClassFixture<SharedAccounts>
{
    [Fact]
    public async Task Whoever_makes_an_organization_owns_it_and_switches_between_his()
    {
        using var member = await shared.MemberAsync("approver");
        (await member.PostAsync("/api/organizations", new { name = "  Second  " })).ShouldBe(201);
        var second = member.Account;
        (await member.GetAsync("/api/account")).ShouldBe(200);
        (Text(member, "organization"), Text(member, "may")).ShouldBe((second, "admin"));
        (await member.PostAsync("/api/account/organization", new { id = "default" })).ShouldBe(200);
        (Text(member, "organization"), Text(member, "may")).ShouldBe(("default", "act"));
        (await member.GetAsync("/api/organizations")).ShouldBe(200);
        member.Answer.EnumerateArray().Select(one => one.GetProperty("role").GetString()).Order().ShouldBe(["approver", "owner"]);
        using var stranger = await shared.MemberAsync();
        (await stranger.PostAsync("/api/account/organization", new { id = second })).ShouldBe(404);
        (await member.PostAsync("/api/organizations", new { name = " " })).ShouldBe(422);
        // The last one is where the next session begins.
        (await member.PostAsync("/api/account/organization", new { id = second })).ShouldBe(200);
        (await member.SignInAsync()).ShouldBe(200);
        Text(member, "organization").ShouldBe(second);
    }

    [Fact]
    public async Task What_a_member_may_follows_the_role()
    {
        using var owner = await shared.OwnerAsync();
        using var viewer = await shared.MemberAsync("viewer");
        var id = await viewer.AccountIdAsync();
        (await viewer.GetAsync("/api/members")).ShouldBe(200);
        foreach (var refused in new[]
        {
            await viewer.PatchAsync($"/api/members/{id}", new { role = "owner" }), await viewer.GetAsync("/api/invitations"),
            await viewer.PostAsync("/api/invitations", new { role = "owner" }), await viewer.DeleteAsync($"/api/members/{await owner.AccountIdAsync()}"),
        }) refused.ShouldBe(403);
        (await owner.PatchAsync($"/api/members/{id}", new { role = "admin" })).ShouldBe(422);
        (await owner.PatchAsync($"/api/members/{id}", new { role = "owner" })).ShouldBe(204);
        (await viewer.GetAsync("/api/invitations")).ShouldBe(200);
    }

    [Fact]
    public async Task What_says_too_little_or_nonsense_is_told_so_and_changes_nothing()
    {
        using var owner = await shared.OwnerAsync();
        using var member = await shared.MemberAsync("approver");
        var id = await member.AccountIdAsync();
        (await owner.PatchAsync($"/api/members/{id}", new { })).ShouldBe(422);
        (await owner.PostAsync("/api/invitations")).ShouldBe(422);
        (await owner.GetAsync("/api/members?limit=0")).ShouldBe(422);
        (await owner.GetAsync("/api/members?cursor=%00")).ShouldBe(422);
        (await owner.PostAsync("/api/account/organization", new { id = "\0" })).ShouldBe(404);
        (await owner.PostAsync("/api/account/organization")).ShouldBe(404);
        using var stranger = shared.Host.NewBrowser();
        (await stranger.PostAsync("/api/account/sign-in", new { email = "\0@a.test", password = "\0" })).ShouldBe(401);
        foreach (var path in new[] { "sign-in", "sign-up", "sign-up/confirm", "password/reset" })
            (await stranger.PostAsync($"/api/account/{path}")).ShouldBeInRange(400, 499, path);
        (await member.GetAsync("/api/account")).ShouldBe(200);
        member.Answer.GetProperty("may").GetString().ShouldBe("act");
    }

    [Fact]
    public async Task A_member_of_one_organization_touches_nobody_of_another()
    {
        using var owner = await shared.OwnerAsync();
        using var other = await shared.MemberAsync();
        (await other.PostAsync("/api/organizations", new { name = "Apart" })).ShouldBe(201);
        var ownerId = await owner.AccountIdAsync();
        await owner.InviteAsync("viewer");
        (await owner.GetAsync("/api/invitations")).ShouldBe(200);
        var invitation = owner.Answer[0].GetProperty("id").GetString();
        (await other.GetAsync("/api/members")).ShouldBe(200);
        other.Answer.GetArrayLength().ShouldBe(1);
        (await other.GetAsync("/api/invitations")).ShouldBe(200);
        other.Answer.GetArrayLength().ShouldBe(0);
        (await other.DeleteAsync($"/api/invitations/{invitation}")).ShouldBe(404);
        (await other.PatchAsync($"/api/members/{ownerId}", new { role = "viewer" })).ShouldBe(404);
        (await other.DeleteAsync($"/api/members/{ownerId}")).ShouldBe(404);
        (await other.PostAsync($"/api/members/{ownerId}/reset-link")).ShouldBe(404);
    }

    [Fact]
    public async Task The_last_owner_stays_also_of_two_who_leave_at_once()
    {
        using var one = await shared.MemberAsync();
        (await one.PostAsync("/api/organizations", new { name = "Two owners" })).ShouldBe(201);
        using var two = await one.NewMemberAsync("owner");
        var (first, second) = (await one.AccountIdAsync(), await two.AccountIdAsync());
        using var elsewhere = two.At(shared.Host.AddressOf(1));
        var answers = await Task.WhenAll(
            one.PatchAsync($"/api/members/{first}", new { role = "viewer" }), elsewhere.DeleteAsync($"/api/members/{second}"));
        answers.Order().ShouldBe([204, 409]);
        var last = answers[0] == 409 ? one : elsewhere;
        last.Detail.ShouldContain("last owner");
        (await last.DeleteAsync($"/api/members/{(last == one ? first : second)}")).ShouldBe(409);
    }

    [Fact]
    public async Task An_account_is_deleted_for_good_but_not_the_last_owners_of_others()
    {
        using var owner = await shared.MemberAsync();
        (await owner.PostAsync("/api/organizations", new { name = "Kept" })).ShouldBe(201);
        using var member = await owner.NewMemberAsync("approver");
        (await owner.DeleteAsync("/api/account", new { password = "not my password" })).ShouldBe(403);
        (await owner.DeleteAsync("/api/account", new { password = owner.Password })).ShouldBe(409);
        owner.Detail.ShouldContain("Kept");
        (await owner.PatchAsync($"/api/members/{await member.AccountIdAsync()}", new { role = "owner" })).ShouldBe(204);
        using var session = owner.At(shared.Host.AddressOf(1));
        (await owner.DeleteAsync("/api/account", new { password = owner.Password })).ShouldBe(204);
        (await session.GetAsync("/api/account")).ShouldBe(401);
        (await session.SignInAsync()).ShouldBe(401);
        (await member.GetAsync("/api/members")).ShouldBe(200);
        member.Answer.GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task A_removed_member_with_a_live_session_sees_and_does_nothing_more()
    {
        using var owner = await shared.OwnerAsync();
        using var member = await shared.MemberAsync("owner");
        var id = await member.AccountIdAsync();
        using var elsewhere = member.At(shared.Host.AddressOf(1));
        (await elsewhere.GetAsync("/api/members")).ShouldBe(200);
        (await owner.DeleteAsync($"/api/members/{id}")).ShouldBe(204);
        (await elsewhere.GetAsync("/api/members")).ShouldBe(401);
        elsewhere.Detail.ShouldContain("no member");
        // The account is there still, and says that it is nowhere.
        (await elsewhere.GetAsync("/api/account")).ShouldBe(200);
        elsewhere.Answer.GetProperty("organization").ValueKind.ShouldBe(JsonValueKind.Null);
        (await elsewhere.PostAsync("/api/invitations/accept", new { token = await owner.InviteAsync("viewer") })).ShouldBe(200);
        (await elsewhere.GetAsync("/api/members")).ShouldBe(200);
    }

    [Theory]
    [InlineData("demoted")]
    [InlineData("removed")]
    [InlineData("signed out")]
    [InlineData("ended")]
    [InlineData("deleted")]
    public async Task A_stream_ends_on_every_replica_when_its_reader_may_no_longer_read_as_before(string how)
    {
        using var owner = await shared.OwnerAsync();
        using var member = await shared.MemberAsync("approver");
        using var bystander = await shared.MemberAsync("approver");
        var id = await member.AccountIdAsync();
        using var far = member.At(shared.Host.AddressOf(1));
        using var laptop = new Browser(shared.Host.Address) { Email = member.Email };
        (await laptop.SignInAsync()).ShouldBe(200);
        await laptop.GetAsync("/api/account/sessions");
        var session = laptop.Answer.EnumerateArray().Single(one => !one.GetProperty("current").GetBoolean()).GetProperty("id").GetString();
        await using var stream = await OpenAsync(far);
        await using var other = await OpenAsync(bystander);
        var answer = how switch
        {
            "demoted" => await owner.PatchAsync($"/api/members/{id}", new { role = "viewer" }),
            "removed" => await owner.DeleteAsync($"/api/members/{id}"),
            "signed out" => await member.PostAsync("/api/account/sign-out"),
            "ended" => await laptop.DeleteAsync($"/api/account/sessions/{session}"),
            _ => await laptop.DeleteAsync("/api/account", new { password = member.Password }),
        };
        answer.ShouldBe(204);
        await EndsAsync(stream);
        (await OpenAsync(bystander)).Dispose();
        other.CanRead.ShouldBeTrue();
        var read = other.ReadAsync(new byte[1]).AsTask();
        read.IsCompleted.ShouldBeFalse("Nobody else's stream ends.");
    }

    private static async Task<Stream> OpenAsync(Browser browser)
    {
        var response = await browser.Http.SendAsync(new(HttpMethod.Get, "/api/events"), HttpCompletionOption.ResponseHeadersRead);
        ((int)response.StatusCode).ShouldBe(200);
        var stream = await response.Content.ReadAsStreamAsync();
        var begin = new byte[256];
        (await stream.ReadAsync(begin)).ShouldBeGreaterThan(0);
        return stream;
    }

    private static async Task EndsAsync(Stream stream)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            while (await stream.ReadAsync(new byte[256], late.Token) > 0)
            {
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException) { /* ended hard */ }
    }

    private static string? Text(Browser browser, string field) => browser.Answer.GetProperty(field).GetString();
}
