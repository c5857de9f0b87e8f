using JakeOps.Contracts;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>Keeps the copy of the sources; Deliveries that stand already keep the settings they were opened
/// with.</summary>
internal sealed class SourceChangedConsumer(DeliveryDbContext db) : IConsumer<SourceChanged>
{
    public async Task Consume(ConsumeContext<SourceChanged> context)
    {
        var (told, ct) = (context.Message, context.CancellationToken);
        var known = await db.Sources.FirstOrDefaultAsync(source => source.Id == told.SourceId, ct);
        if (known is null) db.Sources.Add(Copy(told));
        else if (told.Version > known.Version) Update(known, told);
    }

    private static Source Copy(SourceChanged told) => new()
    {
        Organization = told.Organization, Id = told.SourceId, Version = told.Version, Host = told.Host,
        Repository = told.Repository, CloneUrl = told.CloneUrl, Active = told.Active, Deleted = told.Deleted,
        Settings = SettingsOf(told),
    };

    private static void Update(Source known, SourceChanged told)
    {
        (known.Version, known.Host, known.Repository, known.CloneUrl) = (told.Version, told.Host, told.Repository,
            told.CloneUrl);
        (known.Active, known.Deleted, known.Settings) = (told.Active, told.Deleted, SettingsOf(told));
    }

    /// <summary>A word that this version does not know is left out: a newer publisher must not stop an older
    /// reader.</summary>
    private static Settings SettingsOf(SourceChanged told) => Settings.Default with
    {
        Endpoint = Words.Parse<Phase>(told.Endpoint) ?? Settings.Default.Endpoint,
        Checkpoints = [.. told.Checkpoints.Select(Words.Parse<Phase>).OfType<Phase>()],
        RequiredTags = new(told.RequiredTags),
        AllowedTools = new(told.AllowedTools),
        MaxReviewRounds = Math.Max(1, told.Limits.MaxReviewRounds),
        MaxTurns = told.Limits.MaxTurns,
        MaxCostUsd = told.Limits.MaxCostUsd,
        TimeoutSeconds = told.Limits.TimeoutSeconds,
        MaxFailedChecks = told.Limits.MaxFailedChecks,
        Approvals = told.Approvals is { } rule
            ? new(Math.Max(1, rule.Needed), rule.ByRequester) : ApprovalRule.Default,
    };
}
