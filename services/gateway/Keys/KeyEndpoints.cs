using System.ComponentModel;
using JakeOps.Gateway.Accounts;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Keys;

/// <param name="Scope">read, act (on Deliveries) or admin (everything); never more than its maker may.</param>
/// <param name="ExpiresAt">Absent for in 90 days.</param>
internal sealed record NewKey(string Name, Permission Scope, DateTimeOffset? ExpiresAt);

/// <param name="Key">Shown this once.</param>
internal sealed record MadeKey(Guid Id, string Name, string Key, string Prefix, Permission Scope, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt);

/// <param name="Account">Whose it is.</param>
internal sealed record KeyView(
    Guid Id, string Name, string Prefix, Permission Scope, string Account, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    [property: Description("To the minute.")] DateTimeOffset? LastUsedAt, string? LastUsedAddress, DateTimeOffset? RevokedAt, string? RevokedBy)
{
    public static KeyView Of(ApiKey key) => new(
        key.Id, key.Name, key.Prefix, key.Scope, key.Account, key.CreatedAt, key.ExpiresAt, key.LastUsedAt,
        key.LastUsedAddress, key.RevokedAt, key.RevokedBy);
}

internal static class KeyEndpoints
{
    private const int MaxName = 100;
    private const int MaxOfAccount = 100;
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;
    private const int ShownLength = 10;

    private const string ByKey = "An API key may not make another one, which would outlive it: sign in for that.";

    private static readonly TimeSpan DefaultLife = TimeSpan.FromDays(90);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(5 * 366);

    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("/api/keys").WithTags("API keys").Needs(Permission.Read);
        keys.MapPost("", MakeAsync).WithName("MakeKey").ProducesProblem(403).ProducesProblem(409)
            .WithSummary("Make an API key; it is shown once, and acts for its maker in this organization");
        keys.MapGet("", ListAsync).WithName("ListKeys")
            .WithSummary("The own API keys, owners: all of the organization; the newest first, the next page in the Link header");
        keys.MapDelete("/{id:guid}", RevokeAsync).WithName("RevokeKey")
            .WithSummary("Revoke an API key, the own or, for owners, anybody's: it is refused from then on, and its streams end");
    }

    private static async Task<Results<Created<MadeKey>, ProblemHttpResult>> MakeAsync(
        NewKey asked, Caller caller, SignInMode mode, GatewayDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (!mode.Required) return TypedResults.Problem(Visitors.NoSignIn, statusCode: 409);
        if (!caller.Session.StartsWith("session:", StringComparison.Ordinal)) return TypedResults.Problem(ByKey, statusCode: 403);
        var now = clock.GetUtcNow();
        if (Problem(asked, now) is { } problem) return TypedResults.Problem(problem, statusCode: 422);
        if (caller.Lacks(asked.Scope, "A key of this scope") is { } forbidden) return forbidden;
        if (await db.Keys.CountAsync(key => key.Account == caller.Account && key.RevokedAt == null && key.ExpiresAt > now, ct) >= MaxOfAccount)
            return TypedResults.Problem($"You have {MaxOfAccount} API keys here: revoke those that nobody uses.", statusCode: 409);
        var text = KeyFormat.Create();
        var made = db.Keys.Add(new()
        {
            Organization = caller.Organization, Account = caller.Account, Name = asked.Name.Trim(), Prefix = text[..ShownLength],
            Hash = KeyFormat.HashOf(text), Scope = asked.Scope, CreatedAt = now,
            ExpiresAt = asked.ExpiresAt?.ToUniversalTime() ?? now + DefaultLife,
        }).Entity;
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(
            $"/api/keys/{made.Id}", new MadeKey(made.Id, made.Name, text, made.Prefix, made.Scope, made.CreatedAt, made.ExpiresAt));
    }

    private static async Task<Results<Ok<List<KeyView>>, ProblemHttpResult>> ListAsync(
        int? limit, Guid? cursor, Caller caller, HttpContext context, GatewayDbContext db, CancellationToken ct)
    {
        if (limit is < 1 or > MaxLimit) return TypedResults.Problem($"`limit` is from 1 to {MaxLimit}.", statusCode: 422);
        var most = limit ?? DefaultLimit;
        var page = await Visible(db, caller).AsNoTracking().Where(key => cursor == null || key.Id < cursor)
            .OrderByDescending(key => key.Id).Take(most + 1).ToListAsync(ct);
        if (page.Count > most) context.Response.Headers.Link = $"</api/keys?limit={most}&cursor={page[most - 1].Id}>; rel=\"next\"";
        return TypedResults.Ok(page.Take(most).Select(KeyView.Of).ToList());
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(
        Guid id, Caller caller, GatewayDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await Visible(db, caller).AsNoTracking().FirstOrDefaultAsync(key => key.Id == id, ct) is not { } key)
            return TypedResults.Problem("There is no such API key of yours: GET /api/keys lists them.", statusCode: 404);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Keys.Where(one => one.Id == id && one.RevokedAt == null).ExecuteUpdateAsync(update => update
            .SetProperty(one => one.RevokedAt, clock.GetUtcNow()).SetProperty(one => one.RevokedBy, caller.Name), ct);
        db.Revoked(clock, key);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static IQueryable<ApiKey> Visible(GatewayDbContext db, Caller caller) =>
        caller.May >= Permission.Admin ? db.Keys : db.Keys.Where(key => key.Account == caller.Account);

    private static string? Problem(NewKey asked, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(asked.Name) || asked.Name.Length > MaxName || asked.Name.Any(char.IsControl))
            return $"A key's `name` has 1 to {MaxName} characters: say what it is for.";
        return asked.ExpiresAt <= now || asked.ExpiresAt > now + LongestLife
            ? "`expires_at` is a time from now to in five years, or absent for in 90 days."
            : null;
    }
}
