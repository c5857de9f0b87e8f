using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Delivery;

/// <summary>What a board or a table of Deliveries is narrowed by. Everything given has to hold.</summary>
internal readonly record struct CardFilter(
    [property: FromQuery(Name = "phase"), Description("One phase or several, separated by commas.")] string? Phase,
    [property: FromQuery(Name = "status"), Description("One run status or several, separated by commas.")] string? Status,
    [property: FromQuery(Name = "repository")] string? Repository,
    [property: FromQuery(Name = "q"), Description("Part of the summary, the repository or the request's label.")] string? Q,
    [property: FromQuery(Name = "needs"), Description("`person`: only what waits for a person.")] string? Needs,
    [property: FromQuery(Name = "worker"), Description("Name of the worker of the current run.")] string? Worker,
    [property: FromQuery(Name = "min_cost"), Description("Dollars spent at least.")] decimal? MinCost,
    [property: FromQuery(Name = "min_age"), Description("Minutes since it last moved at least.")] int? MinAge,
    [property: FromQuery(Name = "ids"), Description("Only these: up to 100 ids, separated by commas.")] string? Ids)
{
    private const int MaxIds = 100;

    public IQueryable<Delivery> Narrow(DeliveryDbContext db, InputCheck check, DateTimeOffset now)
    {
        var all = db.Deliveries.AsNoTracking();
        var phases = WordsOf<Phase>(check, Phase, "phase");
        var statuses = WordsOf<RunStatus>(check, Status, "status");
        if (IdsOf(check) is { } ids) all = all.Where(one => ids.Contains(one.Id));
        if (phases is not null) all = all.Where(one => phases.Contains(one.Phase));
        if (statuses is not null) all = all.Where(one => statuses.Contains(one.RunStatus));
        if (Repository is { Length: > 0 } repository) all = all.Where(one => one.Repository == repository);
        if (Q is { Length: > 0 } part) all = DeliveryList.Containing(all, part);
        if (Needs is { Length: > 0 } needs)
        {
            if (needs != "person") check.Fail($"needs '{needs.OneLine().Cut(50)}' is not known: it is person.");
            all = NeedingAPerson(all);
        }
        if (Worker is { Length: > 0 } worker)
            all = all.Where(one => db.Runs.Any(run => run.Id == one.ExecutionId && run.WorkerName == worker));
        if (MinCost is { } cost)
        {
            if (cost is < 0 or > 1_000_000) check.Fail("min_cost is from 0 to 1000000 dollars.");
            var micros = AgentRun.Micros(Math.Clamp(cost, 0, 1_000_000));
            all = all.Where(one => db.Runs.Where(run => run.DeliveryId == one.Id).Sum(run => run.CostMicros) >= micros);
        }
        return Aged(all, check, now);
    }

    /// <summary>What no rule moves on: an agent phase that is to be started or judged, a failure, a block.</summary>
    public static IQueryable<Delivery> NeedingAPerson(IQueryable<Delivery> all) => all.Where(one =>
        one.RunStatus == RunStatus.Failed || one.RunStatus == RunStatus.Blocked
        || ((one.Phase == JakeOps.Delivery.Phase.Plan || one.Phase == JakeOps.Delivery.Phase.Implement
                || one.Phase == JakeOps.Delivery.Phase.Review)
            && (one.RunStatus == RunStatus.Succeeded || one.RunStatus == RunStatus.Pending)));

    private IQueryable<Delivery> Aged(IQueryable<Delivery> all, InputCheck check, DateTimeOffset now)
    {
        if (check.Number(MinAge, "min_age", 0, 10_000_000) is not { } minutes || check.Problem is not null) return all;
        var until = now.AddMinutes(-minutes);
        return all.Where(one => one.StateSince <= until);
    }

    private string[]? IdsOf(InputCheck check)
    {
        if (string.IsNullOrEmpty(Ids)) return null;
        var ids = Ids.Split(',', MaxIds + 1, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length > MaxIds) check.Fail($"ids are at most {MaxIds}: ask for the others after them.");
        return ids;
    }

    private static List<T>? WordsOf<T>(InputCheck check, string? words, string field) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(words)) return null;
        List<T> known = [];
        foreach (var word in words.Cut(200).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (check.Word<T>(word, field) is { } value) known.Add(value);
        return known;
    }
}
