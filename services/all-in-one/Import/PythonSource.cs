using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakeOps.AllInOne.Import;

/// <summary>A source of the Python server. Its token is in plain text there, goes over once and is shown nowhere.</summary>
internal sealed class PythonSource
{
    private readonly string? _token;
    private readonly string? _owner;
    private readonly string? _repo;
    private readonly string _endpoint;
    private readonly IReadOnlyList<string>? _checkpoints;
    private readonly bool _active;

    private PythonSource(FileInfo file, JsonElement json)
    {
        (File, CreatedAt) = ($"sources/{file.Name}", json.Time("created_at") ?? file.CreationTimeUtc);
        (_owner, _repo, _token) = (json.Text("owner"), json.Text("repo"), json.Text("token"));
        // Older files call it default_exit_phase.
        _endpoint = json.Text("endpoint") ?? json.Text("default_exit_phase") ?? "deploy";
        _checkpoints = json.Get("checkpoints") is null ? null : [.. json.Texts("checkpoints")];
        _active = json.Get("active") is not { ValueKind: JsonValueKind.False };
    }

    public string File { get; }

    public DateTimeOffset CreatedAt { get; }

    public string Repository => $"{_owner}/{_repo}";

    public static PythonSource Read(FileInfo file, JsonElement json) => new(file, json);

    /// <summary>The id that both servers give a repository of github.com.</summary>
    public static string IdOf(string repository) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repository)))[..12];

    public JsonObject Body() => new()
    {
        ["owner"] = _owner, ["repo"] = _repo, ["token"] = _token ?? "", ["endpoint"] = _endpoint, ["active"] = _active,
        ["checkpoints"] = _checkpoints is null
            ? null : new JsonArray([.. _checkpoints.Select(phase => JsonValue.Create(phase))]),
        ["created_at"] = CreatedAt,
    };
}
