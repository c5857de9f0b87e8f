using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>Writes the lines of the agent CLI's stream, in the shapes recorded from version 2.1.330.</summary>
internal sealed class AgentStream(Options options)
{
    public const string Model = "simulated";
    private const string PaceVariable = "CLAUDE_SIMULATED_PACE_MS";

    private static readonly JsonSerializerOptions Format =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly Lock _writing = new();
    private int _messages;
    private int _calls;

    /// <summary>Milliseconds before each line.</summary>
    public int Pace { get; set; } =
        int.TryParse(Environment.GetEnvironmentVariable(PaceVariable), CultureInfo.InvariantCulture, out var pace)
            ? pace
            : 30;

    /// <summary>The <c>Agent</c> call that the lines come from the inside of.</summary>
    public string? Parent { get; set; }

    public string NextCall() => $"toolu_simulated{++_calls:D14}";

    /// <summary>The next content blocks belong to a new message of the model.</summary>
    public void NextMessage() => _messages++;

    public void Write(JsonObject line)
    {
        var bytes = Encoding.UTF8.GetBytes(line.ToJsonString(Format) + "\n");
        lock (_writing)
        {
            _output.Write(bytes);
            _output.Flush();
        }
    }

    public Task InitAsync(CancellationToken interrupt) => PacedAsync(InitLine.Of(options), interrupt);

    public Task TextAsync(string text, CancellationToken interrupt) =>
        PacedAsync(Assistant(new() { ["type"] = "text", ["text"] = text }), interrupt);

    public Task CallAsync(string id, string tool, JsonObject input, CancellationToken interrupt)
    {
        var block = new JsonObject { ["type"] = "tool_use", ["id"] = id, ["name"] = tool, ["input"] = input };
        return PacedAsync(Assistant(block), interrupt);
    }

    public Task ToolResultAsync(
        string id, string content, JsonNode result, CancellationToken interrupt, bool error = false)
    {
        var block = new JsonObject { ["tool_use_id"] = id, ["type"] = "tool_result", ["content"] = content };
        if (error) block["is_error"] = true;
        var line = User(block);
        line["tool_use_result"] = result;
        return PacedAsync(line, interrupt);
    }

    public JsonObject User(JsonObject block) => Common(new()
    {
        ["type"] = "user",
        ["message"] = new JsonObject { ["role"] = "user", ["content"] = new JsonArray(block) },
    });

    public JsonObject Assistant(JsonObject block) => Common(new()
    {
        ["type"] = "assistant",
        ["message"] = new JsonObject
        {
            ["id"] = $"msg_simulated{_messages:D12}",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = Model,
            ["content"] = new JsonArray(block),
            ["stop_reason"] = null,
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject
            {
                ["input_tokens"] = 100,
                ["cache_creation_input_tokens"] = 200,
                ["cache_read_input_tokens"] = 300,
                ["output_tokens"] = 1,
                ["service_tier"] = "standard",
            },
        },
    });

    public async Task PacedAsync(JsonObject line, CancellationToken interrupt)
    {
        interrupt.ThrowIfCancellationRequested();
        if (Pace > 0) await Task.Delay(Pace, interrupt);
        Write(line);
    }

    public JsonObject Identified(JsonObject line)
    {
        line["session_id"] = options.SessionId;
        line["uuid"] = Guid.NewGuid().ToString();
        return line;
    }

    private JsonObject Common(JsonObject line)
    {
        line["parent_tool_use_id"] = Parent;
        if (Parent is not null) line["subagent_type"] = "general-purpose";
        var now = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        Identified(line)["timestamp"] = now;
        return line;
    }
}
