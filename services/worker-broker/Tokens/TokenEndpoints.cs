using JakeOps.Hosting;
using JakeOps.Worker.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.WorkerBroker;

/// <param name="Tags">Tags that its workers may offer; absent for any.</param>
/// <param name="Repositories">Repositories that its workers get work for (<c>acme/app</c>, <c>acme/*</c>,
/// <c>github.com/acme/*</c>); absent for any.</param>
/// <param name="ExpiresInDays">Absent for no end.</param>
internal sealed record NewToken(string Name, List<string>? Tags, List<string>? Repositories, int? ExpiresInDays);

/// <param name="Token">Shown this once.</param>
/// <param name="Server">The address that is written into the token.</param>
internal sealed record MadeToken(
    Guid Id, string Name, string Token, string Prefix, IReadOnlyList<string> Tags, IReadOnlyList<string> Repositories,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, Uri Server);

internal sealed record TokenView(
    Guid Id, string Name, string Prefix, IReadOnlyList<string> Tags, IReadOnlyList<string> Repositories,
    string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt,
    string? LastUsedAddress, DateTimeOffset? RevokedAt, string? RevokedBy)
{
    public static TokenView Of(WorkerToken row) => new(
        row.Id, row.Name, row.Prefix, row.AllowedTags, row.AllowedRepositories, row.CreatedBy, row.CreatedAt,
        row.ExpiresAt, row.LastUsedAt, row.LastUsedAddress, row.RevokedAt, row.RevokedBy);
}

internal static class TokenEndpoints
{
    private const int ShownLength = 12;
    private const int MaxDays = 3650;
    private const int MaxTokens = 1000;

    public static void MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/api/workers/tokens").WithTags("Worker tokens").Needs(Permission.Admin);
        tokens.MapPost("/", Create).WithName("CreateWorkerToken")
            .WithSummary("Makes a worker token; it is shown once.");
        tokens.MapGet("/", List).WithName("ListWorkerTokens")
            .WithSummary("Worker tokens, newest first, without the secret.")
            .Needs(Permission.Read);
        tokens.MapDelete("/{id:guid}", Revoke).WithName("RevokeWorkerToken")
            .WithSummary("Revokes a token; its workers are disconnected.");
    }

    private static async Task<Results<Created<MadeToken>, ProblemHttpResult>> Create(
        NewToken asked, Caller caller, HttpContext http, BrokerDbContext db,
        IOptions<BrokerOptions> options, TimeProvider clock,
        CancellationToken ct)
    {
        if (Problem(asked) is { } problem) return TypedResults.Problem(problem, statusCode: 422);
        var now = clock.GetUtcNow();
        if (await db.Tokens.CountAsync(row => row.RevokedAt == null && !(row.ExpiresAt <= now), ct) >= MaxTokens)
            return TypedResults.Problem(
                $"There are {MaxTokens} worker tokens: revoke those that nobody uses. A fleet may share one.",
                statusCode: 409);
        var server = options.Value.PublicAddress ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}/");
        var text = TokenFormat.Create(server);
        var row = new WorkerToken
        {
            Organization = caller.Organization, Name = asked.Name.Trim(),
            Prefix = text[..ShownLength], Hash = TokenGate.HashOf(text),
            AllowedTags = Tags.Clean(asked.Tags ?? []),
            AllowedRepositories = RepositoryName.Clean(asked.Repositories ?? []),
            CreatedBy = caller.Name, CreatedAt = now,
            ExpiresAt = asked.ExpiresInDays is { } days ? now.AddDays(days) : null,
        };
        db.Tokens.Add(row);
        await db.SaveChangesAsync(ct);
        http.Changed(null, TokenView.Of(row));
        return TypedResults.Created(
            $"/api/workers/tokens/{row.Id}",
            new MadeToken(row.Id, row.Name, text, row.Prefix, row.AllowedTags, row.AllowedRepositories, row.CreatedAt,
                row.ExpiresAt, server));
    }

    private static async Task<Ok<List<TokenView>>> List(
        HttpContext context, Caller caller, BrokerDbContext db, int? limit, Guid? cursor, CancellationToken ct)
    {
        var most = Page.Limit(limit);
        var rows = await db.Tokens.AsNoTracking().Where(row => cursor == null || row.Id < cursor)
            .OrderByDescending(row => row.Id).Take(most + 1).ToListAsync(ct);
        return Page.Of(context, rows, most, row => row.Id, TokenView.Of);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Revoke(
        Guid id, Caller caller, BrokerDbContext db, WorkerSessions sessions, TimeProvider clock, HttpContext http,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!await db.Tokens.AnyAsync(row => row.Id == id, ct))
            return TypedResults.Problem(
                $"There is no worker token {id}: GET /api/workers/tokens lists them.", statusCode: 404);
        var revoked = await db.Tokens.Where(row => row.Id == id && row.RevokedAt == null)
            .ExecuteUpdateAsync(set => set
                .SetProperty(row => row.RevokedAt, now).SetProperty(row => row.RevokedBy, caller.Name), ct);
        if (revoked == 1) http.Changed(new { revoked_at = default(DateTimeOffset?) }, new { revoked_at = now });
        await sessions.RevokeAsync(id);
        return TypedResults.NoContent();
    }

    private static string? Problem(NewToken asked)
    {
        if (string.IsNullOrWhiteSpace(asked.Name) || asked.Name.Length > WorkerToken.MaxNameLength
            || asked.Name.Any(char.IsControl))
            return $"A token's `name` has 1 to {WorkerToken.MaxNameLength} characters: say what it is for.";
        if (asked.ExpiresInDays is < 1 or > MaxDays)
            return $"`expires_in_days` is between 1 and {MaxDays}, or absent for no end.";
        if (asked.Tags?.Contains(null!) == true || asked.Repositories?.Contains(null!) == true)
            return "`tags` and `repositories` are lists of texts.";
        return Tags.Problem(asked.Tags ?? []) ?? RepositoryName.Problem(asked.Repositories ?? []);
    }
}
