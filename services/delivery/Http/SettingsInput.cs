using System.Text.RegularExpressions;

namespace JakeOps.Delivery;

/// <summary>Reads settings from a body on top of those that hold already.</summary>
internal static partial class SettingsInput
{
    private const int MaxTags = 20;
    private const int MaxTools = 50;
    private const int MaxTimeout = 7 * 24 * 3600;

    public static Settings Settings(this InputCheck check, SettingsBody body, Settings basis)
    {
        var limits = body.Limits ?? new(null, null, null, null, null);
        if (limits.MaxCostUsd is < 0 or > 100_000) check.Fail("limits: max_cost_usd is from 0 (none) to 100000.");
        return basis with
        {
            Endpoint = check.Word<Phase>(body.Endpoint, "endpoint") ?? basis.Endpoint,
            Checkpoints = Checkpoints(check, body.Checkpoints) ?? basis.Checkpoints,
            RequiredTags = ByPhase(check, body.RequiredTags, "required_tags", MaxTags, Tag) ?? basis.RequiredTags,
            AllowedTools = ByPhase(check, body.AllowedTools, "allowed_tools", MaxTools, Tool) ?? basis.AllowedTools,
            MaxReviewRounds = check.Number(limits.MaxReviewRounds, "limits: max_review_rounds", 1, 100) ?? basis.MaxReviewRounds,
            MaxTurns = ZeroIsNone(check.Number(limits.MaxTurns, "limits: max_turns", 0, 100_000), basis.MaxTurns),
            MaxCostUsd = ZeroIsNone(limits.MaxCostUsd, basis.MaxCostUsd),
            TimeoutSeconds = check.Number(limits.Timeout, "limits: timeout", 1, MaxTimeout) ?? basis.TimeoutSeconds,
            MaxFailedChecks = check.Number(limits.MaxFailedChecks, "limits: max_failed_checks", 0, 100) ?? basis.MaxFailedChecks,
            Priority = check.Number(body.Priority, "priority", -1000, 1000) ?? basis.Priority,
            KeepTree = body.KeepTree ?? basis.KeepTree,
            Approvals = body.Approvals is not { } rule ? basis.Approvals : new(
                check.Number(rule.Needed, "approvals: needed", 1, 10) ?? basis.Approvals.Needed,
                rule.ByRequester ?? basis.Approvals.ByRequester),
        };
    }

    /// <summary>Whether people could go round the rule by these settings who may not change it: by another rule, or by
    /// leaving out a checkpoint that has one.</summary>
    public static bool Loosens(this Settings settings, Settings basis) =>
        settings.Approvals != basis.Approvals
        || (basis.Approvals != ApprovalRule.Default && basis.Checkpoints.Except(settings.Checkpoints).Any());

    private static T? ZeroIsNone<T>(T? value, T? basis) where T : struct =>
        value is null ? basis : value.Value.Equals(default(T)) ? null : value;

    private static IReadOnlyList<Phase>? Checkpoints(InputCheck check, IReadOnlyList<string?>? words) =>
        words is null
            ? null
            : [.. words.Take(20).Select(word => check.Word<Phase>(word ?? "", "checkpoints")).OfType<Phase>().Distinct()];

    private static ByPhase? ByPhase(
        InputCheck check, ByPhase? given, string field, int most, Func<InputCheck, string, string, string> read)
    {
        if (given is null) return null;
        var lists = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (phase, words) in given.Lists)
        {
            if (phase != JakeOps.Delivery.ByPhase.Every && !Lifecycle.AgentPhases.Any(known => known.Word() == phase))
                check.Fail($"{field} has the key '{phase.OneLine().Cut(50)}': it is one of *, " +
                    $"{Words.Listed(Lifecycle.AgentPhases)}.");
            if (words is null || words.Count > most)
                check.Fail($"{field} has more than {most} entries, or none at all.");
            else
                lists[phase] = [.. words.Select(word => read(check, word ?? "", field))
                    .Where(word => word.Length > 0).Distinct()];
        }
        return new(lists);
    }

    private static string Tag(InputCheck check, string tag, string field)
    {
        var plain = tag.Trim().ToLowerInvariant();
        if (plain.Length > 0 && !TagPattern().IsMatch(plain))
            check.Fail($"{field} has '{tag.OneLine().Cut(70)}': " +
                "a tag is up to 64 of a-z, 0-9, '.', '_' and '-', after '!' where it is exclusive.");
        return plain;
    }

    private static string Tool(InputCheck check, string tool, string field)
    {
        if (tool.Length > 200 || tool.StartsWith('-') || tool.Any(char.IsControl))
            check.Fail($"{field} has '{tool.OneLine().Cut(70)}': " +
                "a rule is one line of at most 200 characters and starts with no dash.");
        return tool.Trim();
    }

    [GeneratedRegex(@"\A!?[a-z0-9._-]{1,64}\z")]
    private static partial Regex TagPattern();
}
