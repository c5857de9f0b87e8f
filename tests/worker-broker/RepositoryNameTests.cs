namespace JakeOps.WorkerBroker.Tests;

public class RepositoryNameTests
{
    [Theory]
    [InlineData("https://github.com/acme/app")]
    [InlineData("https://ada:secret@GitHub.com/Acme/App.git")]
    [InlineData("git@github.com:acme/app.git")]
    [InlineData("ssh://git@github.com:22/acme/app/")]
    [InlineData("github.com/acme/app")]
    public void A_repository_has_one_name_by_all_its_addresses(string url) =>
        RepositoryName.Of(url).ShouldBe("github.com/acme/app");

    [Theory]
    [InlineData("http://localhost:3000/acme/app.git", "localhost:3000/acme/app")]
    [InlineData("file:///srv/git/app.git", "/srv/git/app")]
    [InlineData("/srv/git/App.git", "/srv/git/app")]
    [InlineData("gitlab.com:group/sub/app", "gitlab.com/group/sub/app")]
    public void Other_addresses_keep_what_tells_them_apart(string url, string name) =>
        RepositoryName.Of(url).ShouldBe(name);

    [Theory]
    [InlineData("acme/app", true)]
    [InlineData("github.com/acme/app", true)]
    [InlineData("acme/*", true)]
    [InlineData("*/app", true)]
    [InlineData("github.com/*", true)]
    [InlineData("app", false)]
    [InlineData("acme/ap", false)]
    [InlineData("evil.com/acme/app", false)]
    [InlineData("acme-2/*", false)]
    public void A_pattern_names_the_whole_repository_with_its_host_or_without(string pattern, bool allowed) =>
        RepositoryName.Allowed(RepositoryName.Clean([pattern]), "github.com/acme/app").ShouldBe(allowed);

    [Fact]
    public void No_pattern_allows_all() => RepositoryName.Allowed([], "github.com/acme/app").ShouldBeTrue();
}
