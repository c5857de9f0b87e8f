using System.Text.RegularExpressions;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>POST /api/deliveries/import: takes a Delivery over from another server, once.</summary>
internal static partial class ImportDelivery
{
    private const int Tries = 50;

    public static async Task<Results<Ok<Imported>, ProblemHttpResult>> Import(
        ImportBody body, [AsParameters] Commands commands)
    {
        var check = new InputCheck();
        if (Read(check, body, commands) is not { } wanted) return Commands.Unprocessable(check.Problem!);
        for (var attempt = 1; ; attempt++)
        {
            // Asked first: whoever took the same Delivery over this moment brought its runs with it.
            var taken = await TakenRunAsync(commands.Db, wanted.Past.Runs, commands.Ct);
            if (await commands.Db.FindAsync(wanted.Key, commands.Ct) is { } known)
                return TypedResults.Ok(new Imported(known.Id, known.Seq, "imported", true));
            if (taken is not null) return Commands.Unprocessable($"runs: the id {taken} is another run's.");
            try
            {
                var opened = await TakeOverAsync(wanted, commands);
                commands.Log.Moved(opened.Id, opened.Where(), "import", commands.Caller.Name);
                commands.Http.Changed(null, Audited.Of(opened));
                return TypedResults.Ok(new Imported(opened.Id, opened.Seq, "imported"));
            }
            catch (DbUpdateException) when (attempt < Tries)
            {
                // Another one took the same number, or was opened for the same request, at the same moment.
                commands.Db.ChangeTracker.Clear();
            }
        }
    }

    private static Wanted? Read(InputCheck check, ImportBody body, Commands commands)
    {
        var now = commands.Clock.GetUtcNow();
        if (body.Id is not null && !IdPattern().IsMatch(body.Id)) check.Fail("id is 12 hexadecimal digits.");
        if (body.Seq is < 1 or > 1_000_000_000) check.Fail("seq is a number from 1.");
        var summary = check.Line(body.Summary, "summary", Delivery.MaxSummary, required: true);
        var repository = check.Repository(body.Repository);
        var refs = check.Refs(body.Refs);
        var request = refs.FirstOrDefault(known => known.Role == RefRole.Request)?.Label ?? "";
        var wanted = new Wanted(
            new(commands.Caller.Organization, NaturalKey.DefaultHost, repository, request, 1), body.Id, body.Seq,
            HistoryInput.Utc(body.CreatedAt) ?? now, summary ?? "", check.Line(body.SourceId, "source_id", 64), refs,
            check.Settings(body, Settings.Default), check.History(body, now));
        return check.Problem is null ? wanted : null;
    }

    private static async Task<Delivery> TakeOverAsync(Wanted wanted, Commands commands)
    {
        var (db, key, ct) = (commands.Db, wanted.Key, commands.Ct);
        var free = wanted.Id is { } id && !await db.Deliveries.IgnoreQueryFilters().AnyAsync(one => one.Id == id, ct);
        var delivery = new Delivery
        {
            Organization = key.Organization, Id = free ? wanted.Id! : await db.FreeIdAsync(key, ct),
            Seq = await NumberAsync(db, wanted.Seq, ct), Host = key.Host, Repository = key.Repository,
            Request = key.Request, Generation = key.Generation, Summary = wanted.Summary, SourceId = wanted.SourceId,
            CreatedAt = wanted.CreatedAt,
        };
        delivery.TakeOver(commands.Origin, wanted.Settings, wanted.Refs, wanted.Past);
        foreach (var run in wanted.Past.Runs.Where(run => run.Prompt is { Length: > 0 }))
            db.Texts.Add(new()
            {
                Organization = key.Organization, DeliveryId = delivery.Id, Name = LongText.PromptOf(run.Id),
                Text = run.Prompt!,
            });
        db.Deliveries.Add(delivery);
        await db.AnnounceAsync(delivery, ct);
        await db.SaveChangesAsync(ct);
        return delivery;
    }

    private static async Task<long> NumberAsync(DeliveryDbContext db, long? wanted, CancellationToken ct) =>
        wanted is { } number && !await db.Deliveries.AnyAsync(one => one.Seq == number, ct)
            ? number
            : (await db.Deliveries.MaxAsync(one => (long?)one.Seq, ct) ?? 0) + 1;

    private static async Task<Guid?> TakenRunAsync(
        DeliveryDbContext db, IReadOnlyList<PastRun> runs, CancellationToken ct)
    {
        var ids = runs.Select(run => run.Id).ToList();
        return await db.Runs.IgnoreQueryFilters().Where(run => ids.Contains(run.Id)).Select(run => (Guid?)run.Id)
            .FirstOrDefaultAsync(ct);
    }

    private sealed record Wanted(
        NaturalKey Key, string? Id, long? Seq, DateTimeOffset CreatedAt, string Summary, string? SourceId,
        IReadOnlyList<NewRef> Refs, Settings Settings, History Past);

    [GeneratedRegex(@"\A[0-9a-f]{12}\z")]
    private static partial Regex IdPattern();
}
