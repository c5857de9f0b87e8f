namespace JakeOps.Worker.Runner;

/// <summary>Branch names come from a server and go into git's arguments.</summary>
internal static class BranchName
{
    private const string Heads = "refs/heads/";

    public static string Short(string name) =>
        name.StartsWith(Heads, StringComparison.Ordinal) ? name[Heads.Length..] : name;

    public static async Task RequireAsync(GitCommand git, string name, string what, CancellationToken cancel)
    {
        var plain = name.Length is > 0 and <= 250 && name[0] != '-' && !name.Any(char.IsControl);
        if (plain && (await git.GitAsync(null, ["check-ref-format", Heads + name], cancel)).Succeeded) return;
        throw new ExecutionFailedException(FailureCodes.BadRequest,
            $"The {what} name is none that git allows. Use letters, digits, \"-\", \"_\", \".\" and \"/\".");
    }
}
