namespace JakeOps.Worker.Runner;

/// <summary>Tells apart the ways in which the agent's own result line says that the run failed.</summary>
internal static class ResultError
{
    public static AgentFailure Explain(AgentResult result, string? kind, Limits limits)
    {
        var said = Quote(result);
        return result.Subtype switch
        {
            "error_max_turns" => new(FailureCodes.TurnLimit,
                $"The agent reached its limit of {limits.Turns} turns, after {result.Stats.Turns} ({said}). Raise "
                + "the limit or make the task smaller, then retry."),
            "error_max_budget_usd" => new(FailureCodes.CostLimit,
                $"The agent reached its money limit of ${limits.CostUsd:0.00}; it has spent about "
                + $"${result.Stats.CostUsd:0.00} ({said}). "
                + "Raise the limit, then retry."),
            "error_max_structured_output_retries" => new(FailureCodes.NoStructuredOutput,
                $"The agent did not manage to answer in the form that was asked for: {said}. Retry."),
            _ when result.TerminalReason?.StartsWith("aborted", StringComparison.Ordinal) == true =>
                new(FailureCodes.AgentKilled,
                "The agent was interrupted on its machine, not by JakeOps. Retry."),
            "success" => OfModel(result, kind, said),
            _ => new(FailureCodes.AgentCrashed, $"The agent stopped in the middle: {said}. Retry."),
        };
    }

    private static AgentFailure OfModel(AgentResult result, string? kind, string said) => (kind, result) switch
    {
        (_, { StopReason: "refusal" }) => new(FailureCodes.ModelRefused,
            $"The model declined the task: {said}. Rephrase the request; a retry alone is not likely to help."),
        (_, { TerminalReason: "prompt_too_long" }) => TooLong(said),
        (_, { Text: { } text }) when text.StartsWith("Prompt is too long", StringComparison.Ordinal) => TooLong(said),
        ("max_output_tokens", _) => new(FailureCodes.AnswerTooLong,
            $"The model's answer was longer than it may be: {said}. Make the task smaller, then retry."),
        ("authentication_failed", { ApiErrorStatus: null }) => new(FailureCodes.AgentNotLoggedIn,
            $"The agent CLI has no login on this machine ({said}). Run `claude` there and use /login, or set "
            + "ANTHROPIC_API_KEY, then retry."),
        ("authentication_failed", _) or (_, { ApiErrorStatus: 401 or 403 }) => new(FailureCodes.AgentNotLoggedIn,
            $"The model API refused the login of the agent CLI ({said}). Run `claude` on the machine and use "
            + "/login, or renew the "
            + "API key, then retry."),
        ("billing_error", _) => new(FailureCodes.BillingProblem,
            $"The account of the agent CLI cannot pay for the run: {said}. Add credit or use another account, then "
            + "retry."),
        ("rate_limit", _) or (_, { ApiErrorStatus: 429 }) => new(FailureCodes.ModelRateLimited,
            $"The account's rate limit is used up: {said}. Wait until it resets, then retry."),
        ("model_not_found", _) or (_, { ApiErrorStatus: 404 }) => new(FailureCodes.ModelNotFound,
            $"The model does not exist or the account may not use it: {said}. Choose another model (`claude` then "
            + "/model), then retry."),
        ("overloaded" or "server_error", { ApiErrorStatus: 529 }) => Overloaded(said),
        (_, { Text: { } text }) when text.Contains("529", StringComparison.Ordinal) => Overloaded(said),
        ("server_error", { ApiErrorStatus: null }) => new(FailureCodes.ModelUnreachable,
            $"The model API could not be reached: {said}. Check the network, proxy and ANTHROPIC_BASE_URL of the "
            + "machine, then retry."),
        _ => new(FailureCodes.ModelError, $"The model API answered with an error: {said}. Retry; if it stays, see "
            + "the transcript."),
    };

    private static AgentFailure TooLong(string said) => new(FailureCodes.PromptTooLong,
        $"The task is longer than the model can read: {said}. Shorten the request or the plan, then retry.");

    private static AgentFailure Overloaded(string said) => new(FailureCodes.ModelOverloaded,
        $"The model API is overloaded: {said}. This passes; retry in some minutes.");

    private static string Quote(AgentResult result)
    {
        var reason = result.Text is { Length: > 0 } own ? own : string.Join("; ", result.Errors);
        var text = reason.ReplaceLineEndings(" ").Trim();
        return text.Length switch
        {
            0 => "it gave no reason",
            > 400 => $"\"{text[..400]}...\"",
            _ => $"\"{text.TrimEnd('.')}\"",
        };
    }
}
