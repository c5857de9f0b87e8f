using System.Diagnostics;
using System.Text.Json.Nodes;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>The tools that are really used, each with the lines of its call and its result.</summary>
internal sealed class Tools(AgentStream stream, ResultLine result)
{
    public async Task<string> ReadAsync(string file, CancellationToken interrupt)
    {
        var call = await CallAsync("Read", new() { ["file_path"] = Path.GetFullPath(file) }, interrupt);
        var text = await File.ReadAllTextAsync(file, interrupt);
        var lines = text.Split('\n');
        var numbered = string.Join('\n', lines.Select((line, index) => $"{index + 1}\t{line}"));
        await ResultAsync(call, numbered, new JsonObject
        {
            ["type"] = "text",
            ["file"] = new JsonObject
            {
                ["filePath"] = Path.GetFullPath(file),
                ["content"] = text,
                ["numLines"] = lines.Length,
                ["startLine"] = 1,
                ["totalLines"] = lines.Length,
            },
        }, interrupt);
        return text;
    }

    public async Task WriteAsync(string file, string content, CancellationToken interrupt)
    {
        var path = Path.GetFullPath(file);
        var call = await CallAsync("Write", new() { ["file_path"] = path, ["content"] = content }, interrupt);
        await File.WriteAllTextAsync(file, content, interrupt);
        await ResultAsync(call, $"File created successfully at: {path}", new JsonObject
        {
            ["type"] = "create",
            ["filePath"] = path,
            ["content"] = content,
            ["structuredPatch"] = new JsonArray(),
            ["originalFile"] = null,
            ["userModified"] = false,
        }, interrupt);
    }

    /// <summary>Runs a command as the real CLI's Bash tool does: as a child of its own.</summary>
    public async Task BashAsync(string command, string description, CancellationToken interrupt)
    {
        var call = await CallAsync("Bash", new() { ["command"] = command, ["description"] = description }, interrupt);
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(interrupt);
            var output = (await process.StandardOutput.ReadToEndAsync(interrupt)).TrimEnd();
            await process.WaitForExitAsync(interrupt);
            await ResultAsync(call, output + await errors, new JsonObject
            {
                ["stdout"] = output,
                ["stderr"] = await errors,
                ["interrupted"] = false,
                ["isImage"] = false,
            }, interrupt, process.ExitCode != 0);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public async Task AnswerAsync(JsonObject answer, CancellationToken interrupt)
    {
        const string Done = "Structured output provided successfully";
        var call = await CallAsync("StructuredOutput", (JsonObject)answer.DeepClone(), interrupt);
        await ResultAsync(call, Done, Done, interrupt);
    }

    public async Task DeniedAsync(CancellationToken interrupt)
    {
        const string Words = "Permission for this tool use was denied (simulated).";
        var input = new JsonObject { ["url"] = "http://127.0.0.1:9/", ["prompt"] = "x" };
        var call = await CallAsync("WebFetch", (JsonObject)input.DeepClone(), interrupt);
        stream.Write(stream.Identified(new()
        {
            ["type"] = "system",
            ["subtype"] = "permission_denied",
            ["tool_name"] = "WebFetch",
            ["tool_use_id"] = call,
            ["message"] = Words,
        }));
        await ResultAsync(call, Words, "Error: " + Words, interrupt, error: true);
        result.Denials.Add(
            new JsonObject { ["tool_name"] = "WebFetch", ["tool_use_id"] = call, ["tool_input"] = input });
    }

    public async Task SubagentAsync(string file, CancellationToken interrupt)
    {
        var input = new JsonObject
        {
            ["description"] = "Survey",
            ["prompt"] = "Survey the tree.",
            ["subagent_type"] = "general-purpose",
        };
        var call = await CallAsync("Agent", input, interrupt);
        stream.Parent = call;
        await ReadAsync(file, interrupt);
        stream.Parent = null;
        var status = new JsonObject { ["status"] = "completed" };
        await ResultAsync(call, "The simulated subagent read one file.", status, interrupt);
    }

    public async Task SayAsync(string text, CancellationToken interrupt)
    {
        stream.NextMessage();
        await stream.TextAsync(text, interrupt);
    }

    private async Task<string> CallAsync(string tool, JsonObject input, CancellationToken interrupt)
    {
        var call = stream.NextCall();
        stream.NextMessage();
        await stream.CallAsync(call, tool, input, interrupt);
        return call;
    }

    private Task ResultAsync(
        string call, string text, JsonNode structured, CancellationToken interrupt, bool error = false)
    {
        result.CountTurn();
        return stream.ToolResultAsync(call, text, structured, interrupt, error);
    }
}
