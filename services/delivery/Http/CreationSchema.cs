namespace JakeOps.Delivery;

/// <summary>What a creation body may hold, for clients that make a form of it.</summary>
internal static class CreationSchema
{
    private static readonly string Tags = ByPhase("tags that a worker must have");
    private static readonly string Tools = ByPhase("rules for the agent's tools, on top of the phase's profile");

    public static string Json { get; } = $$$"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Delivery",
          "type": "object",
          "required": ["summary", "repository", "refs"],
          "properties": {
            "summary": {"type": "string", "maxLength": {{{Delivery.MaxSummary}}}, "description": "One line: what the change is about"},
            "repository": {"type": "string", "maxLength": 200, "examples": ["owner/repo"]},
            "refs": {"type": "array", "maxItems": {{{InputCheck.MaxRefs}}}, "items": {
              "type": "object", "required": ["role", "type", "label"], "properties": {
                "role": {"enum": [{{{Enum<RefRole>()}}}]}, "type": {"enum": [{{{Enum<RefType>()}}}]},
                "label": {"type": "string", "maxLength": 200}, "url": {"type": ["string", "null"], "maxLength": 2000} } } },
            "body": {"type": "string", "description": "The text of the request, at most {{{InputCheck.MaxBodyBytes}}} bytes"},
            "host": {"type": "string", "default": "{{{NaturalKey.DefaultHost}}}"},
            "clone_url": {"type": "string", "description": "Any git URL without a password"},
            "source_id": {"type": "string"},
            "generation": {"type": "integer", "minimum": 1, "default": 1},
            "phase": {"enum": [{{{Enum<Phase>()}}}], "default": "intake", "description": "Owners only: where to place it"},
            "run_status": {"enum": [{{{Enum<RunStatus>()}}}], "default": "pending"},
            "endpoint": {"enum": [{{{List(Lifecycle.Phases)}}}], "default": "deploy"},
            "checkpoints": {"type": "array", "items": {"enum": [{{{Enum<Phase>()}}}]}, "default": [{{{List(Lifecycle.AgentPhases)}}}]},
            "required_tags": {{{Tags}}},
            "allowed_tools": {{{Tools}}},
            "limits": {"type": "object", "properties": {
              "max_review_rounds": {"type": "integer", "minimum": 1, "default": 3},
              "max_turns": {"type": "integer", "minimum": 0, "description": "0 for none"},
              "max_cost_usd": {"type": "number", "minimum": 0, "description": "0 for none"},
              "timeout": {"type": "integer", "minimum": 1, "default": 3600, "description": "Seconds"},
              "max_failed_checks": {"type": "integer", "minimum": 0, "default": 0} } },
            "priority": {"type": "integer", "default": 0},
            "keep_tree": {"type": "boolean", "default": false},
            "approvals": {"type": "object", "description": "Owners only", "properties": {
              "needed": {"type": "integer", "minimum": 1, "maximum": 10, "default": 1},
              "by_requester": {"type": "boolean", "default": true} } }
          }
        }
        """;

    private static string ByPhase(string what) => $$$"""
        {"description": "{{{what}}}: a list, or lists by phase with '*' for all", "anyOf": [
              {"type": "array", "items": {"type": "string"}},
              {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "string"} } } ] }
        """;

    private static string Enum<T>() where T : struct, Enum => List(System.Enum.GetValues<T>());

    private static string List<T>(IEnumerable<T> values) where T : struct, Enum =>
        string.Join(", ", values.Select(value => $"\"{value.Word()}\""));
}
