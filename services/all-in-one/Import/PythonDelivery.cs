using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakeOps.AllInOne.Import;

/// <summary>A <c>delivery.json</c> of schema version 5 or before, as the body of an import.</summary>
internal sealed class PythonDelivery
{
    private static readonly string[] RefTypes =
        ["jira", "verbal", "pr", "commit", "repo", "github_issue", "pull_request", "issue"];

    private readonly List<string> _notes = [];

    public required DirectoryInfo Folder { get; init; }

    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public JsonObject Body { get; private set; } = [];

    /// <summary>Its runs, by the id that the Python server gave them.</summary>
    public IReadOnlyList<string> Runs { get; private set; } = [];

    /// <summary>What was not taken as it was.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <param name="sources">Ids of the sources, by repository.</param>
    public static PythonDelivery Read(DirectoryInfo folder, JsonElement json, IReadOnlyDictionary<string, string> sources)
    {
        var id = json.Text("id") is { Length: 12 } own && own.All(char.IsAsciiHexDigitLower) ? own : folder.Name;
        var delivery = new PythonDelivery
        {
            Folder = folder, Id = id, CreatedAt = json.Time("created_at") ?? folder.CreationTimeUtc,
        };
        delivery.Fill(json, sources);
        return delivery;
    }

    private void Fill(JsonElement json, IReadOnlyDictionary<string, string> sources)
    {
        var runs = json.List("runs").Where(run => run.Text("id") is { Length: > 0 }).DistinctBy(run => run.Text("id")).ToList();
        Runs = [.. runs.Select(run => run.Text("id")!)];
        var repository = json.Text("repository");
        var phase = json.Text("phase") ?? "";
        Body = new()
        {
            ["id"] = Id.Length == 12 && Id.All(char.IsAsciiHexDigitLower) ? Id : null,
            ["seq"] = json.Number("seq") is > 0 and < 1_000_000_000 and var seq ? (long)seq : null,
            ["created_at"] = CreatedAt, ["updated_at"] = json.Time("updated_at") ?? CreatedAt,
            ["summary"] = Summary(json.Text("summary")), ["repository"] = repository,
            ["source_id"] = repository is null ? null : sources.GetValueOrDefault(repository),
            ["endpoint"] = Endpoint(json), ["checkpoints"] = Checkpoints(json), ["refs"] = Refs(json),
            ["phase_runs"] = PythonPhaseRuns.Of(json, CreatedAt), ["plan"] = Plan(json),
            ["feedback"] = phase is "intake" or "plan" or "implement" ? json.Text("reject_reason") : null,
            ["runs"] = new JsonArray([.. runs.Select(run => PythonRun.Json(run, Id, phase, CreatedAt))]),
        };
    }

    private string? Summary(string? summary)
    {
        if (summary is not { Length: > 500 }) return summary;
        _notes.Add("its summary is longer than 500 characters, and was cut.");
        return summary[..(char.IsHighSurrogate(summary[498]) ? 498 : 499)] + "…";
    }

    /// <summary>Older files call it <c>exit_phase</c>.</summary>
    private string Endpoint(JsonElement json)
    {
        var endpoint = json.Text("endpoint") ?? json.Text("exit_phase") ?? "deploy";
        if (PythonPhaseRuns.Phases.Contains(endpoint)) return endpoint;
        _notes.Add("its endpoint is none of the phases; it is deploy now.");
        return "deploy";
    }

    private static JsonArray Checkpoints(JsonElement json) => json.Get("checkpoints") is null
        ? ["plan", "implement", "review"]
        : new([.. json.Texts("checkpoints").Where(PythonPhaseRuns.Phases.Contains).Distinct()
            .Select(phase => JsonValue.Create(phase))]);

    private JsonArray Refs(JsonElement json)
    {
        var refs = new JsonArray();
        foreach (var known in json.List("refs"))
        {
            // Older files say trigger and output.
            var role = known.Text("role") switch { "trigger" => "request", "output" => "work", var word => word };
            if (role is not ("request" or "work" or "parent") || !RefTypes.Contains(known.Text("type")))
            {
                _notes.Add("a ref has a role or type that is not known, and was left out.");
                continue;
            }
            refs.Add(new JsonObject
            {
                ["role"] = role, ["type"] = known.Text("type"), ["label"] = known.Text("label") ?? "",
                ["url"] = Url(known.Text("url")),
            });
        }
        return refs;
    }

    private string? Url(string? url)
    {
        if (string.IsNullOrEmpty(url)) return null;
        if (Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http") return url;
        _notes.Add("the url of a ref is no web address, and was left out.");
        return null;
    }

    private static JsonObject? Plan(JsonElement json) =>
        json.Get("plan") is { } plan && plan.Text("content") is { Length: > 0 } content
            ? new() { ["content"] = content, ["model"] = plan.Text("model") ?? "", ["generated_at"] = plan.Time("generated_at") }
            : null;
}
