using System.Text.Json.Nodes;

namespace JakeOps.Worker.SimulatedAgent;

internal static class InitLine
{
    public static JsonObject Of(Options options) => new()
    {
        ["type"] = "system",
        ["subtype"] = "init",
        ["cwd"] = Environment.CurrentDirectory,
        ["session_id"] = options.SessionId,
        ["tools"] = Strings(options.Tools),
        ["mcp_servers"] = new JsonArray(),
        ["model"] = AgentStream.Model,
        ["permissionMode"] = options.PermissionMode,
        ["slash_commands"] = Strings("clear", "compact", "code-review"),
        ["apiKeySource"] = "none",
        ["claude_code_version"] = "2.1.330",
        ["output_style"] = "default",
        ["agents"] = Strings("Explore", "general-purpose", "Plan"),
        ["skills"] = Strings("code-review", "simplify"),
        ["plugins"] = new JsonArray(new JsonObject
        {
            ["name"] = "simulated-plugin",
            ["path"] = "builtin",
            ["source"] = "simulated-plugin@builtin",
        }),
        ["capabilities"] = Strings("interrupt_receipt_v1"),
        ["uuid"] = Guid.NewGuid().ToString(),
        ["original_cwd"] = Environment.CurrentDirectory,
        ["additional_directories"] = new JsonArray(),
        ["fast_mode_state"] = "off",
    };

    private static JsonArray Strings(params string[] values) => [.. values.Select(value => JsonValue.Create(value))];
}
