namespace JakeOps.Worker.Runner;

/// <summary>Decides whether a run succeeded. Neither exit code 0 nor a result of subtype <c>success</c> is enough
/// alone.</summary>
internal static class AgentVerdict
{
    /// <summary>Null when the run succeeded.</summary>
    public static AgentFailure? Judge(AgentStream stream, AgentEnd end, ExecutionRequest request)
    {
        if (stream.Result is not { } result) return WithoutResult.Explain(stream, end);
        if (result.IsError || result.Subtype != "success") return ResultError.Explain(result, stream.ErrorKind, request.Limits);
        // An agent that stayed after its good result was ended by us; its exit code says nothing then.
        if (end is { ExitCode: not 0, EndedByUs: false })
            return WithoutResult.EndedBadly(end, "gave a good result and then ");
        if (result.Turns == 0) return new(FailureCodes.EmptyAnswer,
            "The agent CLI took the task for a command of its own, so that it never reached the model. Rephrase its "
            + "start, then retry.");
        if (request.Agent.OutputSchema is { } schema) return StructuredProblem(result, schema);
        var textExpected = request.Afterwards.ResultPath is not null
            || request.Agent.ToolProfile == ToolProfiles.ReadOnly;
        return textExpected && string.IsNullOrWhiteSpace(result.Text)
            ? new(FailureCodes.EmptyAnswer, "The agent ended without an answer. Retry; if it happens again, make "
                + "the task clearer.")
            : null;
    }

    /// <summary>The <c>verdict</c> of an answer by a schema that has one.</summary>
    public static string? VerdictOf(AgentResult? result)
    {
        if (result?.StructuredOutput is not { } output) return null;
        using var json = JsonDocument.Parse(output);
        return AgentLine.Text(json.RootElement, "verdict");
    }

    private static AgentFailure? StructuredProblem(AgentResult result, string schema)
    {
        const string Advice = "Retry; if it happens again, the model may be too small for the task.";
        if (result.StructuredOutput is not { } output)
            return new(FailureCodes.NoStructuredOutput, $"The agent answered in plain text instead of the form that "
                + $"was asked for. {Advice}");
        using var asked = JsonDocument.Parse(schema);
        using var answer = JsonDocument.Parse(output);
        return OutputSchema.Problem(asked.RootElement, answer.RootElement) is { } problem
            ? new(FailureCodes.NoStructuredOutput, $"The agent's answer does not have the form that was asked for: "
                + $"{problem}. {Advice}")
            : null;
    }
}
