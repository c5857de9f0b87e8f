using System.Reflection;
using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Audit;
using JakeOps.Gateway.Organizations;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace JakeOps.Gateway.Accounts;

/// <summary>Whose account a request is about. Other than a caller it need not be a member of any organization.</summary>
/// <param name="Session">As callers carry it.</param>
internal sealed record Visitor(string Account, string Name, string? Organization, Permission? May, string Session)
    : IBindableFromHttpContext<Visitor>
{
    private const string Prefix = "session:";

    /// <summary>Id of its session; null for an API key, and where nobody signs in.</summary>
    public string? SessionId => Session.StartsWith(Prefix, StringComparison.Ordinal) ? Session[Prefix.Length..] : null;

    public static ValueTask<Visitor?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<Visitor>());

    public static Visitor Of(Caller caller) => new(caller.Account, caller.Name, caller.Organization, caller.May, caller.Session);

    public static Visitor Of(SignedIn person) =>
        new(person.Account, person.Name, person.Organization, person.Role?.Permission(), Prefix + person.Session);
}

/// <summary>Stands at an endpoint of the visitor's own account.</summary>
internal sealed record NeedsVisitor(bool BySession);

internal static class Visitors
{
    private const string Nobody = "Sign in first: POST /api/account/sign-in.";
    private const string NotByKey = "An API key may not change the account it belongs to: sign in for that.";

    internal const string NoSignIn =
        "Nobody signs in here, so there are no accounts to change: start with --login to have them.";

    /// <summary>Whoever is known: a person, an API key for the person that made it, whoever sits at this machine.</summary>
    public static TBuilder NeedsAccount<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Needs(bySession: false);

    /// <summary>Only a person who is signed in.</summary>
    public static TBuilder NeedsSession<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.Needs(bySession: true);

    private static TBuilder Needs<TBuilder>(this TBuilder endpoint, bool bySession) where TBuilder : IEndpointConventionBuilder =>
        endpoint.AllowAnonymousCaller().WithMetadata(
            new NeedsVisitor(bySession), new ProducesResponseTypeMetadata(401, typeof(ProblemDetails), ["application/problem+json"]));

    public static async Task LetInAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsVisitor>() is { } needs)
        {
            var (visitor, refusal, status) = await AskAsync(context, needs);
            if (visitor is null)
            {
                await TypedResults.Problem(refusal, statusCode: status).ExecuteAsync(context);
                return;
            }
            context.Features.Set(visitor);
            context.Concerns(visitor.Account, visitor.Name, visitor.Organization, visitor.Session);
        }
        await next(context);
    }

    private static async Task<(Visitor? Visitor, string? Refusal, int Status)> AskAsync(HttpContext context, NeedsVisitor needs)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<SignInMode>().Required && needs.BySession) return (null, NoSignIn, 409);
        if (services.GetRequiredService<SignInMode>().Required && context.Request.Headers.Authorization.Count == 0)
            return await services.GetRequiredService<SessionReader>().ReadAsync(context) is { } person
                ? (Visitor.Of(person), null, 200)
                : (null, Nobody, 401);
        var (caller, refusal) = await services.GetRequiredService<CallerCheck>().AskAsync(context);
        if (caller is null) return (null, refusal, 401);
        return needs.BySession ? (null, NotByKey, 403) : (Visitor.Of(caller), null, 200);
    }
}
