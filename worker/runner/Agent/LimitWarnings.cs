using System.Text.Json.Nodes;

namespace JakeOps.Worker.Runner;

/// <summary>Says once for each limit that four fifths of it are used up, in the agent's own output (protocol.md has the
/// form), so that whoever watches or reads the run sees it where it happened.</summary>
internal sealed class LimitWarnings(Action<byte[]> line)
{
    public const double Share = 0.8;

    private readonly HashSet<string> _said = [];

    /// <param name="limit">Its name in the protocol.</param>
    /// <param name="unit">What is counted, for people.</param>
    public void Used(string limit, decimal used, decimal? of, string unit)
    {
        if (of is not { } most || most <= 0 || used < most * (decimal)Share) return;
        lock (_said)
        {
            if (!_said.Add(limit)) return;
        }
        var share = Math.Floor(used * 100 / most);
        var words = $"{used:0.##} of {most:0.##} {unit} are used up ({share} %); at the limit the run ends.";
        line(Encoding.UTF8.GetBytes(new JsonObject
        {
            ["type"] = "system", ["subtype"] = "limit_warning", ["limit"] = limit, ["used"] = used, ["of"] = most,
            ["message"] = words,
        }.ToJsonString() + "\n"));
    }
}
