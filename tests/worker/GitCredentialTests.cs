using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class GitCredentialTests
{
    [Fact]
    public async Task Credentials_in_a_clone_url_work_and_stand_in_no_file_and_no_argument_list()
    {
        using var shop = new GitWorkshop();
        using var remote = new GitHttpRemote(shop);
        shop.InstallProgram("git", $"printf '%s ' \"$@\" >> '{shop.Root}/arguments'; exec /usr/bin/git \"$@\"");
        var tree = await shop.OpenAsync(shop.Request($"{remote.WithPassword}/remote.git"));
        shop.Bash(tree.Folder, "echo work > work.txt");
        var changes = await GitWorkshop.FinishAsync(tree);

        changes.HeadCommit.ShouldBe(shop.AtRemote("rev-parse", GitWorkshop.Branch));
        File.ReadAllText(Path.Combine(shop.Root, "arguments")).ShouldContain($"http://{remote.Authority}/remote.git");
        string[] written = Directory.GetFiles(shop.Folder, "*", SearchOption.AllDirectories);
        foreach (var file in written.Append(Path.Combine(shop.Root, "arguments")))
        {
            var text = File.ReadAllText(file);
            text.ShouldNotContain("s3cret");
            text.ShouldNotContain(Convert.ToBase64String("me:s3cret"u8));
        }
    }

    [Fact]
    public async Task Wrong_credentials_are_told_without_being_shown_and_nobody_is_asked()
    {
        using var shop = new GitWorkshop();
        using var remote = new GitHttpRemote(shop);
        foreach (var user in new[] { "me:wr0ngword@", "t0kenonly@", "" })
        {
            var failure = await GitWorkshop.Failure(
                () => shop.OpenAsync(shop.Request($"http://{user}{remote.Authority}/remote.git")),
                FailureCodes.RepositoryUnreachable);
            failure.Message.ShouldContain($"http://{remote.Authority}/remote.git");
            failure.Message.ShouldNotContain("wr0ngword");
            failure.Message.ShouldNotContain("t0kenonly");
        }
    }

    [Fact]
    public async Task The_machines_own_credential_helper_is_used()
    {
        using var shop = new GitWorkshop();
        using var remote = new GitHttpRemote(shop);
        File.WriteAllText(Path.Combine(shop.Home, ".gitconfig"), "[credential]\nhelper = store\n");
        File.WriteAllText(Path.Combine(shop.Home, ".git-credentials"), remote.WithPassword + "\n");
        var tree = await shop.OpenAsync(shop.Request($"http://{remote.Authority}/remote.git"));
        shop.Git(tree.Folder, "rev-parse", "HEAD").ShouldBe(shop.AtRemote("rev-parse", "main"));
    }

    [Theory]
    [InlineData("fatal: no 'https://user:pass@host/x': 403", "fatal: no 'https://***@host/x': 403")]
    [InlineData("ssh://token@host/x and http://a:b@c", "ssh://***@host/x and http://***@c")]
    [InlineData("mail me@example.com", "mail me@example.com")]
    public void User_information_is_masked_in_words(string text, string masked) =>
        CloneUrl.Scrub(text).ShouldBe(masked);
}
