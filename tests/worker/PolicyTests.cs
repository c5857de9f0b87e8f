using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class PolicyTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Theory]
    [InlineData("", null)]
    [InlineData("organizations = acme, local", null)]
    [InlineData("organizations = acme", "its rule 'organizations' allows acme, and not local")]
    [InlineData("phases = plan, review", "its rule 'phases' allows plan, review, and not implement")]
    [InlineData("tools = edit, Bash(dotnet test:*)", null)]
    [InlineData("tools = edit", "its rule 'tools' allows edit, and not Bash(dotnet test:*)")]
    [InlineData("repositories = github.com/acme/*", null)]
    [InlineData("repositories = gitlab.com/acme/*, github.com/other/app", "and not github.com/acme/app")]
    public void A_list_refuses_what_is_not_on_it_and_names_the_rule(string text, string? refusal)
    {
        var (_, said) = Read(text).Narrow(Request("https://github.com/acme/app.git"));

        if (refusal is null) said.ShouldBeNull();
        else said!.ShouldContain(refusal);
    }

    [Theory]
    [InlineData("https://github.com/acme/app")]
    [InlineData("https://user:pass@github.com/acme/app.git")]
    [InlineData("ssh://git@github.com/acme/app.git")]
    [InlineData("git@github.com:acme/app.git")]
    public void A_repository_is_the_same_however_it_is_written(string url) =>
        Read("repositories = github.com/acme/app").Narrow(Request(url)).Refusal.ShouldBeNull();

    [Theory]
    [InlineData("https://evil.example/github.com/acme/app")]
    [InlineData("https://github.com@evil.example/acme/app")]
    [InlineData("https://github.com/acme/../other/app")]
    [InlineData("file:///github.com/acme/app")]
    [InlineData("/github.com/acme/app")]
    [InlineData("ext::sh -c github.com/acme/app")]
    public void Another_place_that_looks_like_it_is_refused(string url) =>
        Read("repositories = github.com/acme/*").Narrow(Request(url)).Refusal.ShouldNotBeNull();

    [Fact]
    public void Numbers_lower_limits_and_never_raise_them()
    {
        var policy = Read("max-cost-usd = 2.5\nmax-turns = 20\nmax-minutes = 10");

        policy.Narrow(Request(limits: new(null, null, null, null, null, null))).Request.Limits
            .ShouldBe(new(2.5m, null, 20, 600, null, null));
        policy.Narrow(Request(limits: new(1, 5, 5, 60, 7, 8))).Request.Limits.ShouldBe(new(1, 5, 5, 60, 7, 8));
        policy.Narrow(Request(limits: new(9, null, 99, 9999, null, null))).Request.Limits.ShouldBe(new(2.5m, null, 20, 600, null, null));
    }

    [Theory]
    [InlineData("phases = plan\nphase = review", "line 2: 'phase' is not known")]
    [InlineData("# ok\n\nmax-turns = many", "line 3: 'max-turns' has to be a number above 0")]
    [InlineData("everything", "line 1: it has to be NAME = VALUE")]
    public void A_file_that_is_not_understood_names_the_line(string text, string problem)
    {
        File.WriteAllText(_file, text);

        Policy.Read(_file).Problem!.ShouldContain(problem);
    }

    private Policy Read(string text)
    {
        File.WriteAllText(_file, text);
        var (policy, problem) = Policy.Read(_file);
        problem.ShouldBeNull();
        return policy;
    }

    private static ExecutionRequest Request(string url = "https://github.com/acme/app", Limits? limits = null)
    {
        var request = LocalMachine.RequestFor("/x", task => task with { AllowedTools = ["Bash(dotnet test:*)"] }, limits);
        return request with { Tree = request.Tree with { CloneUrl = url } };
    }
}
