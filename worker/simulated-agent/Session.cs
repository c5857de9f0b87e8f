using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>Reads prompts and interrupts from standard input and plays one turn for each prompt.</summary>
internal sealed class Session(Options options, AgentStream stream)
{
    private readonly Channel<string> _prompts = Channel.CreateUnbounded<string>();
    private CancellationTokenSource _interrupt = new();
    private string? _badLine;
    private int _unanswered;

    public async Task<int> RunAsync()
    {
        if (!options.StreamInput) return await PlayAsync(options.Prompt ?? await Console.In.ReadToEndAsync());
        var reading = Task.Run(ReadAsync);
        var exit = 0;
        await foreach (var prompt in _prompts.Reader.ReadAllAsync()) exit = await PlayAsync(prompt);
        await reading;
        if (_badLine is null) return exit;
        await Console.Error.WriteLineAsync($"Error parsing streaming input line: {_badLine}");
        return 1;
    }

    private async Task<int> PlayAsync(string prompt)
    {
        var orders = new Orders(prompt, options.Phase);
        var turn = new Turn(options, stream, orders, prompt);
        try
        {
            return await turn.PlayAsync(_interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            _interrupt = new CancellationTokenSource();
            return turn.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _unanswered);
        }
    }

    private async Task ReadAsync()
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            if (!Take(line)) break;
        }
        _prompts.Writer.Complete();
    }

    private bool Take(string line)
    {
        try
        {
            if (JsonNode.Parse(line) is not JsonObject message) throw new JsonException();
            switch ((string?)message["type"])
            {
                case "user":
                    Interlocked.Increment(ref _unanswered);
                    _prompts.Writer.TryWrite(PromptOf(message));
                    break;
                case "control_request": Answer(message); break;
            }
            return true;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            _badLine = line;
            return false;
        }
    }

    private static string PromptOf(JsonObject message) => message["message"]?["content"] switch
    {
        JsonArray blocks => string.Join('\n', blocks.Select(block => (string?)block?["text"])),
        { } text => (string?)text ?? "",
        _ => "",
    };

    private void Answer(JsonObject message)
    {
        stream.Write(new()
        {
            ["type"] = "control_response",
            ["response"] = new JsonObject
            {
                ["subtype"] = "success",
                ["request_id"] = (string?)message["request_id"],
                ["response"] = new JsonObject { ["still_queued"] = new JsonArray() },
            },
        });
        if ((string?)message["request"]?["subtype"] == "interrupt" && Volatile.Read(ref _unanswered) > 0)
            _interrupt.Cancel();
    }
}
