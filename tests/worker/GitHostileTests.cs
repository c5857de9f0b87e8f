using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

/// <summary>What a repository or an agent puts into the tree must not run or send the work elsewhere.</summary>
public sealed class GitHostileTests
{
    /// <summary>Everything in a git folder that names a program or another place, set to leave a trace.</summary>
    private const string Trap = """
        evil="$PWD/../../evil"
        printf '#!/bin/bash\necho "$0 $*" >> "%s/../ran"\ncat 2>/dev/null\n' "$PWD/.." > "$evil"; chmod +x "$evil"
        for hook in pre-commit prepare-commit-msg commit-msg post-commit pre-push post-checkout \
            post-index-change reference-transaction pre-auto-gc; do
          mkdir -p .git/hooks; cp "$evil" .git/hooks/$hook
        done
        git config core.hooksPath "$PWD/.git/hooks"
        git config core.sshCommand "$evil"
        git config credential.helper "!$evil"
        git config core.editor "$evil"
        git config gpg.program "$evil"
        git config commit.gpgSign true
        git config alias.push "!$evil"
        git config alias.fetch "!$evil"
        git config diff.external "$evil"
        git config diff.trap.textconv "$evil"
        git config diff.trap.command "$evil"
        git config filter.trap.clean "$evil"
        git config filter.trap.smudge "$evil"
        git config filter.trap.process "$evil"
        git config uploadpack.packObjectsHook "$evil"
        git config core.alternateRefsCommand "$evil"
        git config remote.origin.url "$PWD/../../other.git"
        git config remote.origin.pushurl "$PWD/../../other.git"
        git config "url.file://$PWD/../../other.git.insteadOf" "file://$(cd ../..; pwd)/remote.git"
        git config "url.file://$PWD/../../other.git.pushInsteadOf" "file://$(cd ../..; pwd)/remote.git"
        git config protocol.ext.allow always
        git config extensions.worktreeConfig true
        git config --worktree core.fsmonitor "$evil"
        git config include.path "$evil.config"
        printf '* filter=trap diff=trap\n' > .git/info/attributes
        git config core.fsmonitor "$evil"
        """;

    [Fact]
    public async Task Nothing_that_the_agent_wrote_into_its_git_folder_runs_and_the_push_goes_to_the_right_place()
    {
        using var shop = new GitWorkshop();
        shop.Git(shop.Root, "init", "--quiet", "--bare", "other.git");
        shop.Commit("main", ".gitattributes", "* filter=trap diff=trap\n", "Attributes");
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "echo one > one.txt; git add one.txt; git commit -qm 'Add one'; echo two > two.txt");
        shop.Bash(tree.Folder, Trap);
        // The trap works: git in the tree itself walks into it.
        shop.Bash(tree.Folder, "git status > /dev/null || true");
        var trace = Path.Combine(shop.Root, "ran");
        File.Exists(trace).ShouldBeTrue();
        File.Delete(trace);

        var changes = await GitWorkshop.FinishAsync(tree);

        File.Exists(trace).ShouldBeFalse();
        changes.FilesChanged.ShouldBe(["one.txt", "two.txt"]);
        shop.AtRemote("rev-parse", GitWorkshop.Branch).ShouldBe(changes.HeadCommit);
        shop.Git(Path.Combine(shop.Root, "other.git"), "for-each-ref").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_configuration_of_a_nested_repository_does_not_run_either()
    {
        using var shop = new GitWorkshop();
        shop.Bash(Path.Combine(shop.Root, "desk"), """
            git init -q sub; git -C sub -c user.name=x -c user.email=x@example.com commit -q --allow-empty -m x
            """);
        shop.Commit("main", "more.txt", "x", "A gitlink at sub");
        var tree = await shop.OpenAsync();
        var trace = Path.Combine(shop.Root, "ran");
        shop.WriteScript(Path.Combine(shop.Root, "evil"), $"echo ran >> '{trace}'\n");
        shop.Bash(tree.Folder, $$"""
            rmdir sub; git clone -q ../../desk/sub sub
            git init -q other/deep; echo x > other/deep/file.txt; git -C other/deep add .
            git -C other/deep -c user.name=x -c user.email=x@example.com commit -qm x
            for where in sub other/deep; do git -C $where config core.fsmonitor '{{shop.Root}}/evil'; done
            """);
        // The trap works: git in the tree itself walks into it.
        shop.Bash(tree.Folder, "git add --all -- sub");
        File.Exists(trace).ShouldBeTrue();
        File.Delete(trace);

        (await GitWorkshop.FinishAsync(tree)).FilesChanged.ShouldContain("other/deep/file.txt");
        File.Exists(trace).ShouldBeFalse();
    }

    [Fact]
    public async Task A_missing_commit_is_not_fetched_from_where_the_agent_says()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        var trace = Path.Combine(shop.Root, "ran");
        shop.WriteScript(Path.Combine(shop.Root, "evil"), $"echo ran >> '{trace}'\n");
        shop.Bash(tree.Folder, $"""
            echo work > work.txt
            git config core.repositoryFormatVersion 1
            git config extensions.partialClone evil
            git config remote.evil.promisor true
            git config remote.evil.url '{shop.Root}/remote.git'
            git config remote.evil.uploadpack '{shop.Root}/evil'
            echo 1234567890123456789012345678901234567890 > .git/refs/heads/{GitWorkshop.Branch}
            git cat-file -e HEAD 2> /dev/null || true
            """);
        File.Exists(trace).ShouldBeTrue();
        File.Delete(trace);

        (await GitWorkshop.FinishAsync(tree)).FilesChanged.ShouldBe(["work.txt"]);
        File.Exists(trace).ShouldBeFalse();
    }

    [Theory]
    [InlineData("rm -rf .git; ln -s ../../secret/.git .git")]
    [InlineData("rm -rf .git; echo \"gitdir: $PWD/../../secret/.git\" > .git")]
    [InlineData("rm -rf .git/objects; ln -s ../../../secret/.git/objects .git/objects")]
    [InlineData("mkdir -p .git/objects/info; echo \"$PWD/../../secret/.git/objects\" > .git/objects/info/alternates")]
    [InlineData("rm -rf .git/refs; ln -s ../../../secret/.git/refs .git/refs")]
    [InlineData("echo ../../../secret/.git > .git/commondir")]
    public async Task A_git_folder_that_points_to_another_repository_is_not_followed(string trick)
    {
        using var shop = new GitWorkshop();
        shop.Bash(shop.Root, """
            git init -q secret; cd secret; echo password > password.txt; git add .
            git -c user.name=x -c user.email=x@example.com commit -qm 'Secret'
            """);
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "echo work > work.txt; " + trick);
        await GitWorkshop.Failure(() => GitWorkshop.FinishAsync(tree), FailureCodes.GitFailed);
        shop.AtRemote("for-each-ref", "refs/heads/jakeops").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ln -s ../../home docs")]
    [InlineData("mkdir -p docs/plans; ln -s ../../../../home/plan.md docs/plans/4f2a.md")]
    public async Task The_result_is_not_written_through_a_link(string trick)
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, trick);
        await GitWorkshop.Failure(
            () => GitWorkshop.FinishAsync(tree, GitWorkshop.Push(resultPath: "docs/plans/4f2a.md"), "# Plan"),
            FailureCodes.BadRequest);
        Directory.GetFileSystemEntries(shop.Home).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_in_the_tree_is_committed_as_a_link_and_not_read_through()
    {
        using var shop = new GitWorkshop();
        File.WriteAllText(Path.Combine(shop.Home, "secret"), "password");
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, $"ln -s '{shop.Home}' home; ln -s '{shop.Home}/secret' secret");
        var changes = await GitWorkshop.FinishAsync(tree);
        changes.FilesChanged.ShouldBe(["home", "secret"]);
        changes.Diff.ShouldNotBeNull().ShouldNotContain("password");
    }

    [Fact]
    public async Task Rewriting_published_commits_is_refused_at_the_push()
    {
        using var shop = new GitWorkshop();
        var before = shop.Commit(GitWorkshop.Branch, "work.txt", "1", "Begin");
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "git commit -q --amend -m 'Rewritten'");
        await GitWorkshop.Failure(() => GitWorkshop.FinishAsync(tree), FailureCodes.PushRejected);
        shop.AtRemote("rev-parse", GitWorkshop.Branch).ShouldBe(before);
    }

    [Fact]
    public async Task Hooks_of_the_machines_template_do_not_run_in_our_calls()
    {
        using var shop = new GitWorkshop();
        var trace = Path.Combine(shop.Root, "ran");
        foreach (var hook in new[] { "post-checkout", "pre-commit", "pre-push" })
            shop.WriteScript(Path.Combine(shop.Home, "hooks", hook), $"echo {hook} >> '{trace}'\n");
        File.WriteAllText(Path.Combine(shop.Home, ".gitconfig"), $"[core]\nhooksPath = {shop.Home}/hooks\n");
        var tree = await shop.OpenAsync();
        File.WriteAllText(Path.Combine(tree.Folder, "work.txt"), "x");
        await GitWorkshop.FinishAsync(tree);
        File.Exists(trace).ShouldBeFalse();
    }
}
