namespace JakeOps.Worker.Protocol;

/// <summary>What can go wrong in an execution; the sentence beside the code tells a person what to do.</summary>
public static class FailureCodes
{
    // The agent CLI
    public const string AgentNotFound = "agent_not_found";
    public const string AgentTooOld = "agent_too_old";
    public const string AgentNotLoggedIn = "agent_not_logged_in";
    public const string AgentRejectedArguments = "agent_rejected_arguments";
    public const string AgentCrashed = "agent_crashed";
    public const string AgentKilled = "agent_killed";

    // What the agent's result line says
    public const string ModelRefused = "model_refused";
    public const string ModelOverloaded = "model_overloaded";
    public const string ModelRateLimited = "model_rate_limited";
    public const string ModelUnreachable = "model_unreachable";
    public const string ModelNotFound = "model_not_found";
    public const string ModelError = "model_error";
    public const string BillingProblem = "billing_problem";
    public const string PromptTooLong = "prompt_too_long";
    public const string AnswerTooLong = "answer_too_long";
    public const string EmptyAnswer = "empty_answer";
    public const string NoStructuredOutput = "no_structured_output";
    public const string OutputLost = "output_lost";

    // Limits
    public const string CostLimit = "cost_limit";
    public const string TokenLimit = "token_limit";
    public const string TurnLimit = "turn_limit";
    public const string TimeLimit = "time_limit";
    public const string SilenceLimit = "silence_limit";
    public const string OutputLimit = "output_limit";

    // git
    public const string RepositoryUnreachable = "repository_unreachable";
    public const string RepositoryEmpty = "repository_empty";
    public const string BaseNotFound = "base_not_found";
    public const string GitFailed = "git_failed";
    public const string NoChanges = "no_changes";
    public const string PushRejected = "push_rejected";

    // The machine and the connection
    public const string DiskFull = "disk_full";
    public const string BadRequest = "bad_request";
    public const string WorkerFailed = "worker_failed";
    public const string ConnectionLost = "connection_lost";
}
