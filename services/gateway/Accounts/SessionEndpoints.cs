using System.ComponentModel;
using JakeOps.Gateway.Accounts.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts;

internal sealed record SessionView(
    string Id, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, string Address,
    [property: Description("What the browser calls itself.")] string Agent,
    [property: Description("The session that asks.")] bool Current);

internal static class SessionEndpoints
{
    public static void MapSessions(this RouteGroupBuilder account)
    {
        account.MapGet("/sessions", ListAsync).WithName("ListSessions").NeedsSession()
            .WithSummary("The account's sessions, the one used last first").ProducesProblem(409);
        account.MapDelete("/sessions/{id}", EndAsync).WithName("EndSession").NeedsSession()
            .WithSummary("End a session of the account; it is refused from then on").ProducesProblem(409);
    }

    /// <summary>As many as an account may have at most.</summary>
    private static async Task<Ok<List<SessionView>>> ListAsync(
        Visitor visitor, GatewayDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var (now, current) = (clock.GetUtcNow(), visitor.SessionId);
        return TypedResults.Ok(await db.Sessions.AsNoTracking()
            .Where(session => session.Account == visitor.Account && session.ExpiresAt > now)
            .OrderByDescending(session => session.LastSeenAt)
            .Select(session => new SessionView(
                session.Id, session.CreatedAt, session.LastSeenAt, session.ExpiresAt, session.Address, session.Agent,
                session.Id == current)).ToListAsync(ct));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        string id, Visitor visitor, SessionWriter sessions, CancellationToken ct) =>
        await sessions.EndAsync(visitor.Account, id, ct)
            ? TypedResults.NoContent()
            : TypedResults.Problem("You have no such session: GET /api/account/sessions lists yours.", statusCode: 404);
}
