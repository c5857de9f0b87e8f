using JakeOps.Worker.Protocol;

namespace JakeOps.Worker.Tests;

public sealed class GitFinishTests
{
    [Fact]
    public async Task The_agents_own_commits_and_what_it_left_uncommitted_are_pushed()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, """
            echo one > one.txt; git add one.txt; git commit -qm 'Add one'
            echo two > two.txt; rm README.md
            """);

        var changes = await GitWorkshop.FinishAsync(tree, GitWorkshop.Push("Finish the work"));

        changes.Commits.Select(commit => commit.Subject).ShouldBe(["Add one", "Finish the work"]);
        changes.FilesChanged.ShouldBe(["README.md", "one.txt", "two.txt"]);
        changes.HeadCommit.ShouldBe(shop.AtRemote("rev-parse", GitWorkshop.Branch));
        changes.BaseCommit.ShouldBe(shop.AtRemote("rev-parse", "main"));
        changes.Diff.ShouldNotBeNull().ShouldContain("+two");
        changes.DiffCut.ShouldBeFalse();
        changes.PullRequestNote.ShouldBeNull();
        shop.AtRemote("ls-tree", "--name-only", GitWorkshop.Branch).ShouldBe("one.txt\ntwo.txt");
    }

    [Fact]
    public async Task A_file_that_stood_before_and_was_changed_and_committed_by_the_agent_is_pushed()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "echo longer > README.md; git add README.md; git commit -qm 'Change it'; echo more >> README.md");

        var changes = await GitWorkshop.FinishAsync(tree, GitWorkshop.Push("Finish the work"));

        changes.FilesChanged.ShouldBe(["README.md"]);
        shop.AtRemote("show", $"{GitWorkshop.Branch}:README.md").ShouldBe("longer\nmore");
    }

    [Fact]
    public async Task Commits_carry_the_machines_identity_where_it_has_one()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "echo one > one.txt");
        (await GitWorkshop.FinishAsync(tree)).Commits.Single().Author.ShouldBe("JakeOps");

        File.WriteAllText(
            Path.Combine(shop.Home, ".gitconfig"),
            "[user]\nname = Grace O'H\nemail = grace@example.com\n[commit]\ngpgsign = true\n");
        tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "echo two > two.txt");
        shop.Git(tree.Folder, "config", "--local", "user.email").ShouldBe("grace@example.com");
        (await GitWorkshop.FinishAsync(tree)).Commits.Single().Author.ShouldBe("Grace O'H");
    }

    [Fact]
    public async Task An_agent_that_changed_nothing_is_a_failure_and_nothing_is_pushed()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        var failure = await GitWorkshop.Failure(() => GitWorkshop.FinishAsync(tree), FailureCodes.NoChanges);
        failure.Message.ShouldStartWith("The agent changed nothing");
        shop.AtRemote("for-each-ref", "refs/heads/jakeops").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plan_is_written_even_where_the_repository_ignores_its_folder()
    {
        using var shop = new GitWorkshop();
        shop.Commit("main", ".gitignore", "docs/\n", "Ignore docs");
        var plan = GitWorkshop.Push("Add the plan", commitsExpected: false, resultPath: "docs/plans/4f2a.md");

        var changes = await GitWorkshop.FinishAsync(await shop.OpenAsync(), plan, "# Plan\n\n1. Grüße\n");
        changes.FilesChanged.ShouldBe(["docs/plans/4f2a.md"]);
        shop.AtRemote("show", $"{GitWorkshop.Branch}:docs/plans/4f2a.md").ShouldBe("# Plan\n\n1. Grüße");
    }

    [Fact]
    public async Task Planning_again_after_a_reject_updates_the_same_branch()
    {
        using var shop = new GitWorkshop();
        var plan = GitWorkshop.Push("Update the plan", commitsExpected: false, resultPath: "docs/plans/4f2a.md");
        var first = await GitWorkshop.FinishAsync(await shop.OpenAsync(), plan, "# Plan A\n");
        var second = await GitWorkshop.FinishAsync(await shop.OpenAsync(), plan, "# Plan B\n");
        var same = await GitWorkshop.FinishAsync(await shop.OpenAsync(), plan, "# Plan B\n");

        shop.AtRemote("show", $"{GitWorkshop.Branch}:docs/plans/4f2a.md").ShouldBe("# Plan B");
        shop.AtRemote("rev-list", "--count", $"main..{GitWorkshop.Branch}").ShouldBe("2");
        second.BaseCommit.ShouldBe(first.BaseCommit);
        second.Commits.Count.ShouldBe(1);
        same.Commits.ShouldBeEmpty();
        same.HeadCommit.ShouldBe(second.HeadCommit);
    }

    [Fact]
    public async Task A_plan_that_a_person_edited_is_on_the_branch_before_the_agent_starts()
    {
        using var shop = new GitWorkshop();
        shop.Commit("main", ".gitignore", "docs/\n", "Ignore docs");
        var asked = shop.Request() with { Committed = new("docs/plans/4f2a.md", "# Mine\n", "Plan as ada edited it") };

        var tree = await shop.OpenAsync(asked);
        shop.Git(tree.Folder, "status", "--porcelain").ShouldBeEmpty();
        File.WriteAllText(Path.Combine(tree.Folder, "work.txt"), "the work\n");
        var changes = await GitWorkshop.FinishAsync(tree);
        changes.FilesChanged.ShouldBe(["docs/plans/4f2a.md", "work.txt"], ignoreOrder: true);
        shop.AtRemote("show", $"{GitWorkshop.Branch}:docs/plans/4f2a.md").ShouldBe("# Mine");
        shop.AtRemote("log", "--format=%s", $"main..{GitWorkshop.Branch}").ShouldBe("Do the work\nPlan as ada edited it");
    }

    [Fact]
    public async Task A_plan_that_the_branch_has_already_is_not_committed_again_and_is_no_work_of_the_agent()
    {
        using var shop = new GitWorkshop();
        var asked = shop.Request() with { Committed = new("docs/plans/4f2a.md", "# Mine\n", "Plan as ada edited it") };
        await GitWorkshop.Failure(
            async () => await GitWorkshop.FinishAsync(await shop.OpenAsync(asked)), FailureCodes.NoChanges);
        shop.Commit(GitWorkshop.Branch, "docs/plans/4f2a.md", "# Mine\n", "The same plan");
        var tree = await shop.OpenAsync(asked);
        shop.Git(tree.Folder, "log", "-1", "--format=%s").ShouldBe("The same plan");
    }

    [Theory]
    [InlineData("a b.txt")]
    [InlineData("\"quoted\" 'twice'.txt")]
    [InlineData("line\nbreak.txt")]
    [InlineData("-rf")]
    [InlineData("--exec=touch ran")]
    [InlineData(":(exclude)x")]
    [InlineData("grün/日本.txt")]
    [InlineData("tab\tand $(touch ran)`touch ran`.txt")]
    public async Task Any_file_name_comes_back_as_it_is(string name)
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        var path = Path.Combine(tree.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "x");
        (await GitWorkshop.FinishAsync(tree)).FilesChanged.ShouldBe([name]);
        shop.AtRemote("ls-tree", "-r", "-z", "--name-only", GitWorkshop.Branch).Split('\0').ShouldContain(name);
    }

    [Fact]
    public async Task Subjects_and_authors_with_odd_characters_are_told_apart()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, """
            git -c user.name='O"Neil, B' commit -q --allow-empty -m $'-m "sub\tject" \x1f é\n\nbody\nmore'
            """);
        var commit = (await GitWorkshop.FinishAsync(tree)).Commits.Single();
        commit.Author.ShouldBe("O\"Neil, B");
        commit.Subject.ShouldBe("-m \"sub\tject\" \u001f é");
    }

    [Fact]
    public async Task A_long_diff_is_cut_and_says_so()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "yes line | head -c 1500000 > long.txt");
        var changes = await GitWorkshop.FinishAsync(tree);
        changes.DiffCut.ShouldBeTrue();
        changes.Diff!.Length.ShouldBe(1024 * 1024);
    }

    [Fact]
    public async Task A_branch_that_somebody_else_moved_is_not_overwritten()
    {
        using var shop = new GitWorkshop();
        shop.Commit(GitWorkshop.Branch, "work.txt", "1", "Begin");
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "echo mine > mine.txt");
        var theirs = shop.Commit(GitWorkshop.Branch, "theirs.txt", "1", "Theirs");

        var failure = await GitWorkshop.Failure(() => GitWorkshop.FinishAsync(tree), FailureCodes.PushRejected);
        failure.Message.ShouldContain("run the phase again");
        shop.AtRemote("rev-parse", GitWorkshop.Branch).ShouldBe(theirs);
    }

    [Fact]
    public async Task A_push_that_a_hook_of_the_remote_declines_comes_with_its_words()
    {
        using var shop = new GitWorkshop();
        shop.InstallHook("pre-receive", "printf 'Only signed commits, \\033[31mplease\\033[0m.\\n' >&2; exit 1");
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "echo mine > mine.txt");
        var failure = await GitWorkshop.Failure(() => GitWorkshop.FinishAsync(tree), FailureCodes.PushRejected);
        failure.Message.ShouldContain("Only signed commits");
        failure.Message.ShouldContain("pre-receive hook declined");
        failure.Message.Any(char.IsControl).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_a_commit_message_nothing_is_committed_and_without_push_nothing_leaves()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, "echo stray > stray.txt");
        var changes = await GitWorkshop.FinishAsync(tree, new(null, null, false, false, null, "pass"));
        changes.Commits.ShouldBeEmpty();
        changes.FilesChanged.ShouldBeEmpty();
        shop.AtRemote("for-each-ref", "refs/heads/jakeops").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_tree_is_deleted_also_where_it_is_read_only_and_kept_on_request()
    {
        using var shop = new GitWorkshop();
        var tree = await shop.OpenAsync();
        shop.Bash(tree.Folder, """
            mkdir -p a/b; touch a/b/c; ln -s ../../../home a/link; touch ../../home/precious
            chmod -R a-w a; chmod 000 a/b
            """);
        await tree.RemoveAsync();
        Directory.GetFileSystemEntries(shop.Folder).ShouldBeEmpty();
        File.Exists(Path.Combine(shop.Home, "precious")).ShouldBeTrue();

        var kept = await shop.OpenAsync(shop.Request() with { Keep = true });
        await kept.RemoveAsync();
        File.Exists(Path.Combine(kept.Folder, "README.md")).ShouldBeTrue();
    }
}
