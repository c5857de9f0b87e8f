using JakeOps.Tests.GitHubStub;

namespace JakeOps.GitHubSync.Tests;

/// <summary>What a call to the host makes of its answers.</summary>
public sealed class CallTests : IAsyncLifetime
{
    private const string Token = "ghp_stub0123456789abcdefghij";

    private GitHubStub _github = null!;
    private GitHubSyncApp _app = null!;
    private StubRepository _repository = null!;
    private StubAccount _account = null!;

    public async ValueTask InitializeAsync()
    {
        _github = await GitHubStub.StartAsync();
        _account = _github.Accept(Token);
        _repository = _github.AddRepository("octo/app");
        _app = await GitHubSyncApp.StartAsync(
            "--GitHubSync:Hosts", _github.Url.ToString(), "--GitHubSync:RetryDelay", "00:00:00.01",
            "--GitHubSync:CallTimeout", "00:00:02", "--GitHubSync:MaxAnswerBytes", "1000000");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _github.DisposeAsync();
    }

    public static TheoryData<string, StubAnswer, string, string> Problems => new()
    {
        { "401", StubAnswer.BadCredentials(), "Unauthorized", "Give the source a new one." },
        { "403 permission", StubAnswer.NotAccessible(), "Forbidden", "Give it one of these permissions: issues=read." },
        { "403 single sign-on", StubAnswer.SingleSignOn("https://github.com/orgs/octo/sso?x=1"), "SingleSignOn", "open https://github.com/orgs/octo/sso?x=1," },
        { "403 page", StubAnswer.HtmlRefusal(), "Forbidden", "permissions" },
        { "403 primary", StubAnswer.PrimaryLimit(600), "Limited", "used up" },
        { "403 secondary", StubAnswer.SecondaryLimit(null), "Limited", "secondary rate limit" },
        { "403 secondary, seconds", StubAnswer.SecondaryLimit("30"), "Limited", "goes on by itself" },
        { "429 secondary, date", StubAnswer.SecondaryLimit(DateTimeOffset.UtcNow.AddSeconds(90).ToString("r"), 429), "Limited", "goes on by itself" },
        { "404", StubAnswer.NotFound(), "NotFound", "made private" },
        { "410", StubAnswer.IssuesDisabled(), "Gone", "Issues are disabled for this repo" },
        { "422", StubAnswer.Invalid(), "Refused", "Validation Failed" },
        { "451", StubAnswer.LegallyBlocked(), "Blocked", "legal reasons" },
        { "redirect elsewhere", StubAnswer.Redirect("https://evil.example/steal"), "HostNotAllowed", "evil.example" },
        { "redirect to a user", StubAnswer.Redirect("http://user@127.0.0.1/"), "HostNotAllowed", "not called" },
    };

    [Theory]
    [MemberData(nameof(Problems), DisableDiscoveryEnumeration = true)]
    public async Task A_problem_is_told_apart_says_what_to_do_and_is_not_tried_again(
        string name, StubAnswer answer, string kind, string sentence)
    {
        _github.Fail("/repos", answer);
        var got = await GetAsync();
        got.Problem.ShouldNotBeNull(name).Kind.ToString().ShouldBe(kind);
        got.Problem.Sentence.ShouldContain(sentence);
        got.Problem.Sentence.ShouldNotContain(Token);
        _github.Calls.Count.ShouldBe(1);
    }

    public static TheoryData<string, StubAnswer> Passing => new()
    {
        { "500", StubAnswer.ServerError() }, { "unicorn", StubAnswer.Unicorn() }, { "html", StubAnswer.HtmlInsteadOfData() },
        { "cut json", StubAnswer.CutJson() }, { "cut connection", StubAnswer.CutConnection() }, { "silence", StubAnswer.Silence() },
    };

    [Theory]
    [MemberData(nameof(Passing), DisableDiscoveryEnumeration = true)]
    public async Task What_passes_is_tried_again_and_told_when_it_does_not(string name, StubAnswer answer)
    {
        _github.Fail("/repos", answer);
        (await GetAsync()).Value.ShouldNotBeNull(name).Id.ShouldBe(_repository.Id);
        _github.Fail("/repos", answer, times: 3);
        (await GetAsync()).Problem.ShouldNotBeNull(name).Kind.ShouldBe(ProblemKind.Transient);
    }

    [Fact]
    public async Task An_answer_without_end_is_cut_off()
    {
        _github.Fail("/repos", StubAnswer.Endless());
        (await GetAsync()).Problem!.Kind.ShouldBe(ProblemKind.TooLarge);
    }

    [Fact]
    public async Task A_renamed_repository_is_followed_with_the_credential()
    {
        _repository.Rename("octo/renamed");
        var got = await GetAsync();
        (got.Value!.Id, got.Value.FullName, got.At.AbsolutePath).ShouldBe((_repository.Id, "octo/renamed", $"/repositories/{_repository.Id}"));
        _github.Calls.Select(call => (call.Status, call.Token)).ShouldBe([(301, Token), (200, Token)]);
    }

    [Fact]
    public async Task What_did_not_change_counts_for_nothing_and_is_known_all_the_same()
    {
        (await GetAsync(conditional: true)).NotModified.ShouldBeFalse();
        var access = Access();
        var again = await GetAsync(conditional: true, access);
        (again.NotModified, again.Value!.FullName).ShouldBe((true, "octo/app"));
        (access.Calls, access.Counted, _github.Counted).ShouldBe((1, 0, 1));
        _repository.Archived = true;
        (await GetAsync(conditional: true)).Value!.Archived.ShouldBeTrue();
    }

    [Fact]
    public async Task Another_token_is_not_asked_with_the_ETag_of_the_first()
    {
        await GetAsync(conditional: true);
        _github.Accept("ghp_another0123456789abcdefg");
        await GetAsync(conditional: true, new("default", _github.Url, new Credential.Token("ghp_another0123456789abcdefg")));
        _github.Calls.Last().IfNoneMatch.ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task A_limit_stops_every_call_of_the_account_and_no_other()
    {
        _github.Fail("/repos", StubAnswer.SecondaryLimit("600"));
        var until = (await GetAsync()).Problem!.RetryAt!.Value;
        until.ShouldBeInRange(DateTimeOffset.UtcNow.AddSeconds(590), DateTimeOffset.UtcNow.AddSeconds(610));
        (await GetAsync()).Problem!.RetryAt!.Value.ShouldBe(until, TimeSpan.FromSeconds(1));
        _github.Calls.Count.ShouldBe(1);
        _github.Accept("ghp_another0123456789abcdefg");
        (await GetAsync(access: new("default", _github.Url, new Credential.Token("ghp_another0123456789abcdefg")))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Background_work_leaves_a_reserve()
    {
        _account.Remaining = 501;
        (await GetAsync(access: Access(background: true))).Ok.ShouldBeTrue();
        (await GetAsync(access: Access(background: true))).Problem!.Sentence.ShouldContain("kept for other work");
        (await GetAsync()).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData(3), InlineData(-3)]
    public async Task The_time_of_a_limit_is_read_by_the_hosts_clock(int hours)
    {
        _github.ClockAhead = TimeSpan.FromHours(hours);
        (_account.Remaining, _account.ResetAt) = (1, DateTimeOffset.UtcNow.AddHours(hours).AddMinutes(20));
        (await GetAsync()).Ok.ShouldBeTrue();
        var limited = await GetAsync();
        limited.Problem!.RetryAt!.Value.ShouldBe(DateTimeOffset.UtcNow.AddMinutes(20), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task An_App_makes_its_token_with_its_key_and_uses_it_again()
    {
        var app = new Credential.App(_github.App.Id, _github.App.Installation, _github.App.PrivateKey);
        (await GetAsync(access: new("default", _github.Url, app))).Ok.ShouldBeTrue();
        (await GetAsync(access: new("default", _github.Url, app))).Ok.ShouldBeTrue();
        _github.App.TokensMade.ShouldBe(1);
        _github.App.RevokeTokens();
        // A token that is seconds old may just not be known yet.
        (await GetAsync(access: new("default", _github.Url, app))).Problem!.Kind.ShouldBe(ProblemKind.Unauthorized);
    }

    [Fact]
    public async Task Who_only_knows_an_Apps_numbers_gets_nothing_by_them()
    {
        var app = new Credential.App(_github.App.Id, _github.App.Installation, _github.App.PrivateKey);
        (await GetAsync(access: new("default", _github.Url, app))).Ok.ShouldBeTrue();
        using var guess = System.Security.Cryptography.RSA.Create(2048);
        var rival = new Credential.App(_github.App.Id, _github.App.Installation, guess.ExportPkcs8PrivateKeyPem());
        (await GetAsync(access: new("rivals", _github.Url, rival))).Problem!.Kind.ShouldBe(ProblemKind.Unauthorized);
    }

    [Fact]
    public async Task What_the_App_lacks_is_said()
    {
        var bad = new Credential.App(_github.App.Id, _github.App.Installation, "no key");
        (await GetAsync(access: new("default", _github.Url, bad))).Problem!.Sentence.ShouldContain("PEM");
        _github.App.Suspended = true;
        var app = new Credential.App(_github.App.Id, _github.App.Installation, _github.App.PrivateKey);
        (await GetAsync(access: new("default", _github.Url, app))).Problem!.Sentence.ShouldContain("suspended");
        _github.App.Installed = false;
        (await GetAsync(access: new("default", _github.Url, app))).Problem!.Sentence.ShouldContain("uninstalled");
    }

    [Fact]
    public async Task A_host_that_the_operator_did_not_allow_is_not_called()
    {
        var got = await GetAsync(access: new("default", new("http://127.0.0.1:1"), new Credential.Anonymous()));
        (got.Problem!.Kind, _github.Calls.Count).ShouldBe((ProblemKind.HostNotAllowed, 0));
        got.Problem.Sentence.ShouldContain("GitHubSync__Hosts");
    }

    private Access Access(bool background = false) => new("default", _github.Url, new Credential.Token(Token)) { Background = background };

    private Task<Answer<RepositoryFacts>> GetAsync(bool conditional = false, Access? access = null) =>
        _app.Service<GitHubClient>().GetAsync<RepositoryFacts>(access ?? Access(), "repos/octo/app", conditional, CancellationToken.None);
}
