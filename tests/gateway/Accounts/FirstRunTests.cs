namespace JakeOps.Gateway.Tests.Accounts;

public class FirstRunTests
{
    [Fact]
    public async Task The_first_account_needs_a_code_of_the_log_and_owns_the_first_organization()
    {
        await using var host = await (await new AccountsHost().OnPostgresAsync()).OpenAsync();
        await host.OpenAsync();
        using var browser = host.NewBrowser();
        (await browser.GetAsync("/api/account/setup")).ShouldBe(200);
        browser.Answer.GetProperty("needs_setup").GetBoolean().ShouldBeTrue();
        browser.Answer.GetProperty("login").GetBoolean().ShouldBeTrue();
        (await browser.SignUpAsync()).ShouldBe(403);
        browser.Detail.ShouldContain("setup code");
        (await browser.SignUpAsync("AAAAA-AAAAA-AAAAA-AAAAA")).ShouldBe(403);
        browser.Cookie.ShouldBeNull();

        // Each replica printed one, and both are good.
        host.SetupCodes.Count.ShouldBe(2);
        (await browser.SignUpAsync(host.SetupCodes[0].ToLowerInvariant())).ShouldBe(201, browser.Answer.ToString());
        browser.Answer.GetProperty("organization").GetString().ShouldBe("default");
        browser.Answer.GetProperty("may").GetString().ShouldBe("admin");
        browser.Answer.GetProperty("organizations")[0].GetProperty("role").GetString().ShouldBe("owner");

        (await browser.GetAsync("/api/account/setup")).ShouldBe(200);
        browser.Answer.GetProperty("needs_setup").GetBoolean().ShouldBeFalse();
        using var late = host.NewBrowser();
        (await late.SignUpAsync(host.SetupCodes[1])).ShouldBe(403);
        await host.OpenAsync();
        host.SetupCodes.Count.ShouldBe(2, "There is an account, so no start prints a code any more.");
    }

    [Fact]
    public async Task Of_many_who_sign_up_first_at_once_one_is_first()
    {
        await using var host = await (await new AccountsHost().OnPostgresAsync()).OpenAsync();
        await host.OpenAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            using var browser = new Browser(host.AddressOf(number % 2));
            return await browser.SignUpAsync(host.SetupCodes[number % 2]);
        }));
        answers.Count(answer => answer == 201).ShouldBe(1, string.Join(' ', answers));
        answers.ShouldAllBe(answer => answer == 201 || answer == 403 || answer == 409);
    }

    [Fact]
    public async Task Guessing_the_code_is_slowed_down_for_the_guesser_alone()
    {
        await using var host = await new AccountsHost().OpenAsync();
        using var guesser = host.NewBrowser();
        for (var i = 0; i < 5; i++) (await guesser.SignUpAsync($"AAAAA-AAAAA-AAAAA-AAAA{i}")).ShouldBe(403);
        (await guesser.SignUpAsync(host.SetupCodes[0])).ShouldBe(429);
        guesser.Response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        await host.FirstOwnerAsync();
    }
}
