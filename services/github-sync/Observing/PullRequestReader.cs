using System.Globalization;
using System.Text.RegularExpressions;

namespace JakeOps.GitHubSync;

/// <summary>Finds the pull request of a Delivery: the one that its worker opened, otherwise the newest of its
/// branch.</summary>
internal static partial class PullRequestReader
{
    public static async Task<(PullRequestFacts? Pull, Problem? Problem)> ReadAsync(
        HostReader host, Watch watch, string owner, CancellationToken ct)
    {
        if (NumberOf(watch.PullRequestUrl) is { } number)
        {
            var one = await host.GetAsync<PullRequestFacts>($"pulls/{number}", ct);
            return (one.Value, one.Problem);
        }
        if (watch.Branch is not { Length: > 0 } branch) return (null, null);
        var head = Uri.EscapeDataString($"{owner}:{branch}");
        // The list lacks what a single one says of its merge.
        var list = await host.GetAsync<List<PullRequestFacts>>($"pulls?head={head}&state=all&per_page=10", ct);
        if (list.Problem is not null) return (null, list.Problem);
        if (list.Value!.MaxBy(pull => pull.Number) is not { } newest) return (null, null);
        var read = await host.GetAsync<PullRequestFacts>($"pulls/{newest.Number}", ct);
        return (read.Value, read.Problem);
    }

    public static long? NumberOf(string? url) =>
        url is not null && PullUrl().Match(url) is { Success: true } match
        && long.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"/pull/([0-9]{1,12})/?\z")]
    private static partial Regex PullUrl();
}
