using System.Text.Json.Nodes;

namespace JakeOps.Worker.SimulatedAgent;

/// <summary>One prompt, from the <c>init</c> line to the <c>result</c> line.</summary>
internal sealed class Turn
{
    private readonly Options _options;
    private readonly AgentStream _stream;
    private readonly Orders _orders;
    private readonly string _prompt;
    private readonly ResultLine _result;
    private readonly Tools _tools;

    public Turn(Options options, AgentStream stream, Orders orders, string prompt)
    {
        (_options, _stream, _orders, _prompt) = (options, stream, orders, prompt);
        _result = new ResultLine(stream, orders.Money("cost", 0.0123m));
        _tools = new Tools(stream, _result);
        if (orders.Has("slow")) stream.Pace = orders.Count("slow");
    }

    public async Task<int> PlayAsync(CancellationToken interrupt)
    {
        await _stream.InitAsync(interrupt);
        _stream.NextMessage();
        await _stream.TextAsync($"This is the simulated agent: no model is asked. Phase: {_options.Phase}.", interrupt);
        await Mischief.BeforeAsync(_orders, _stream, _tools, interrupt);
        if (_orders.Has("fail")) return await OverloadedAsync(interrupt);
        var (answer, structured) = _options.Phase switch
        {
            "plan" => (await Plan.PlayAsync(_prompt, _tools, interrupt), null),
            "implement" => (await Implement.PlayAsync(_prompt, _orders, _tools, interrupt), null),
            _ => await Review.PlayAsync(_prompt, _options.Schema!, _orders, _tools, interrupt),
        };
        if (structured is null) await _stream.TextAsync(answer, interrupt);
        if (_orders.Has("no-result")) return 0;
        if (_options.Budget < _orders.Money("cost", 0)) return BudgetSpent();
        var line = _result.Of("success", false, "completed", answer);
        if (structured is not null) line["structured_output"] = structured;
        await _stream.PacedAsync(line, interrupt);
        return 0;
    }

    /// <summary>The lines that the real CLI writes when it was interrupted.</summary>
    public int Abort()
    {
        var line = _stream.Assistant(new() { ["type"] = "text", ["text"] = "The simulated agent was" });
        line["aborted"] = true;
        _stream.Write(line);
        _stream.Write(_stream.User(new() { ["type"] = "text", ["text"] = "[Request interrupted by user]" }));
        return Error("error_during_execution", "aborted_streaming",
            "[ede_diagnostic] result_type=user last_content_type=n/a stop_reason=null");
    }

    private async Task<int> OverloadedAsync(CancellationToken interrupt)
    {
        const string Words = "API Error: Repeated 529 Overloaded errors (simulated). Try again in a moment.";
        var said = _stream.Assistant(new() { ["type"] = "text", ["text"] = Words });
        said["error"] = "server_error";
        said["message"]!["model"] = "<synthetic>";
        await _stream.PacedAsync(said, interrupt);
        var line = _result.Of("success", true, "api_error", Words);
        line["api_error_status"] = 529;
        _stream.Write(line);
        return 1;
    }

    private int BudgetSpent() =>
        Error("error_max_budget_usd", "budget_exhausted", $"Reached maximum budget (${_options.Budget})");

    private int Error(string subtype, string reason, string words)
    {
        var line = _result.Of(subtype, true, reason, null);
        line["errors"] = new JsonArray(words);
        _stream.Write(line);
        return 1;
    }
}
