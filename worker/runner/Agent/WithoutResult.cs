namespace JakeOps.Worker.Runner;

/// <summary>Tells apart the ends of an agent that gave no result.</summary>
internal static class WithoutResult
{
    public static AgentFailure Explain(AgentStream stream, AgentEnd end)
    {
        var errors = end.Errors.Length > 0 ? $" It said: \"{end.Errors}\"." : "";
        if (!stream.Spoke && stream.Garbage is { } garbage) return new(FailureCodes.AgentCrashed,
            $"The agent CLI printed something that is not its stream format: \"{garbage}\".{errors} Check the path "
            + "of the agent, then retry.");
        if (end.ExitCode == 0) return new(FailureCodes.OutputLost,
            $"The agent ended as if all were well, but its result never arrived.{errors} What it did is unknown; "
            + "retry.");
        if (end.ExitCode == 1 && !stream.Spoke && errors.Length > 0) return new(FailureCodes.AgentRejectedArguments,
            $"The agent CLI refused to start.{errors} Update it with `claude update`, then retry.");
        return EndedBadly(end, "");
    }

    public static AgentFailure EndedBadly(AgentEnd end, string before)
    {
        var errors = end.Errors.Length > 0 ? $" It said: \"{end.Errors}\"." : "";
        return Signal(end.ExitCode) is { } signal
            ? new(FailureCodes.AgentKilled, $"The agent {before}was ended from outside by {signal}, by a person or "
                + "for want of memory. "
                + $"Look at the machine, then retry.{errors}")
            : new(FailureCodes.AgentCrashed, $"The agent {before}ended with exit code {end.ExitCode}.{errors} "
                + "Retry; if it stays, "
                + "run `claude` on the machine by hand.");
    }

    private static string? Signal(int? exitCode) => exitCode switch
    {
        128 + 1 => "SIGHUP",
        128 + 2 => "SIGINT",
        128 + 9 => "SIGKILL",
        128 + 15 => "SIGTERM",
        _ => null,
    };
}
