using System.Text.RegularExpressions;
using JakeOps.Gateway.OpenId;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Audit;

/// <summary>Writes down every command, after its answer: nobody waits for that. What was answered in the last moment
/// before a process is killed may be missing; what waits for a database that is away is written when it is back.</summary>
internal static partial class AuditSetup
{
    private const string Full =
        "Commands are not taken at the moment, because the audit log cannot be written. Reading works; try again in a " +
        "minute, and tell an operator: the reason is in the gateway's log.";

    public static void AddAudit(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuditOptions>().BindConfiguration("Audit");
        builder.Services.AddSingleton<AuditTrail>();
        builder.Services.AddHostedService<AuditWriter>();
        builder.Services.AddHostedService<AuditCleanup>();
    }

    public static void AddAuditTable(this ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.ToTable("audit").HasKey(row => row.Sequence);
        entry.HasIndex(row => new { row.Organization, row.Sequence });
        entry.HasIndex(row => row.At);
    });

    public static void UseAudit(this IApplicationBuilder app)
    {
        var services = app.ApplicationServices;
        var (trail, clock) = (services.GetRequiredService<AuditTrail>(), services.GetRequiredService<TimeProvider>());
        app.Use(async (context, next) =>
        {
            if (!IsCommand(context.Request))
            {
                await next(context);
                return;
            }
            if (trail.IsFull)
            {
                context.Response.Headers.RetryAfter = "60";
                await TypedResults.Problem(Full, statusCode: 503).ExecuteAsync(context);
                return;
            }
            var reader = new RefusalReader(context.Response, context.Response.Body);
            context.Response.Body = reader;
            try { await next(context); }
            finally
            {
                if (Subject(context) is { } subject) await trail.AddAsync(Entry(context, subject, clock, reader.Refusal()));
            }
        });
    }

    /// <summary>A sign-in comes back from the provider by GET. A webhook is nobody's command: github-sync keeps what came
    /// in.</summary>
    private static bool IsCommand(HttpRequest request) => request.Path == OpenIdSetup.CallbackPath
        || (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method)
            && request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/api/webhooks"));

    /// <summary>Null for strangers, who belong to no organization: they could fill the log.</summary>
    private static AuditSubject? Subject(HttpContext context) =>
        context.Features.Get<AuditSubject>()
        ?? (context.Features.Get<Caller>() is { } caller
            ? new(caller.Organization, caller.Account, caller.Name, caller.Session, null)
            : null);

    private static AuditEntry Entry(HttpContext context, AuditSubject subject, TimeProvider clock, string? refusal)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.Length > AuditEntry.MaxPath) path = path[..AuditEntry.MaxPath];
        var (before, after) = ChangeText.Read(context.Features.Get<Change>()?.Json);
        return new()
        {
            Organization = subject.Organization, At = clock.GetUtcNow(), Account = subject.Account, Actor = subject.Name,
            Session = subject.Session, Address = context.Connection.RemoteIpAddress?.ToString() ?? "",
            Action = $"{context.Request.Method} {Id().Replace(path, "/{id}")}", Path = path,
            Status = subject.Refusal is null ? context.Response.StatusCode : 403, Refusal = subject.Refusal ?? refusal, Before = before, After = after,
        };
    }

    /// <summary>A number, or something long with a digit in it.</summary>
    [GeneratedRegex(@"/(?:\d+|(?=[^/]*\d)[^/]{8,})(?=/|$)")]
    private static partial Regex Id();
}
