using System.ComponentModel;
using JakeOps.Gateway.Accounts;
using JakeOps.Gateway.Accounts.Sessions;
using JakeOps.Gateway.Audit;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace JakeOps.Gateway.OpenId;

internal static class OpenIdSetup
{
    public const string CallbackPath = "/api/account/providers/company/callback";

    private const string Id = "company";
    private const string SignInPath = "/api/account/providers/company/sign-in";

    private const string NoProvider = "There is no company sign-in here: the setting OpenIdConnect:Authority is missing.";
    private const string NotHere = "`return_to` is a path of the dashboard, as /deliveries.";

    /// <summary>Where people sign in.</summary>
    public static void AddOpenId(this WebApplicationBuilder builder)
    {
        var options = new OpenIdOptions();
        builder.Configuration.GetSection("OpenIdConnect").Bind(options);
        if (options.Authority is not { Length: > 0 } authority) return;
        if (options.ClientId is not { Length: > 0 } || !Uri.TryCreate(authority, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
            throw new InvalidOperationException(
                "OpenIdConnect needs Authority, which is an address that begins with https://, and ClientId.");
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(new SignInProvider(Id, options.Label));
        services.AddScoped<OpenIdEntry>();
        // What is on its way to the provider and back is readable for every replica.
        services.AddDataProtection().SetApplicationName("jakeops-gateway").PersistKeysToDbContext<GatewayDbContext>();
        // Otherwise the only scheme would be asked about every request.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication().AddOpenIdConnect(Id, oidc => Configure(oidc, options, address));
    }

    /// <summary>After it is known which endpoint is asked for.</summary>
    public static void UseOpenId(this WebApplication app)
    {
        if (app.Services.GetService<OpenIdOptions>() is not null) app.UseAuthentication();
    }

    public static void MapOpenId(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(SignInPath, SignIn).WithTags("Account").WithName("SignInByCompany").AllowAnonymousCaller()
            .WithSummary("Sends the browser to the company's sign-in, and back to return_to with a session")
            .Produces(302).ProducesProblem(409);
        // Answered before it comes to this.
        routes.MapGet(CallbackPath, () => TypedResults.Problem(NoProvider, statusCode: 409))
            .ExcludeFromDescription().AllowAnonymousCaller();
    }

    private static Results<ChallengeHttpResult, ProblemHttpResult> SignIn(
        [Description("A path of the dashboard.")] string? return_to, IServiceProvider services)
    {
        if (services.GetService<OpenIdOptions>() is null) return TypedResults.Problem(NoProvider, statusCode: 409);
        if (!IsOwnPath(return_to ?? "/")) return TypedResults.Problem(NotHere, statusCode: 422);
        return TypedResults.Challenge(new() { RedirectUri = return_to ?? "/" }, [Id]);
    }

    private static void Configure(OpenIdConnectOptions oidc, OpenIdOptions options, Uri authority)
    {
        oidc.Authority = authority.ToString();
        oidc.RequireHttpsMetadata = !authority.IsLoopback;
        oidc.ClientId = options.ClientId;
        // Compose sets it to nothing where there is none.
        oidc.ClientSecret = options.ClientSecret is { Length: > 0 } secret ? secret : null;
        oidc.CallbackPath = CallbackPath;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        // A form that another site posts brings no cookie along.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.GetClaimsFromUserInfoEndpoint = true;
        oidc.ClaimActions.MapJsonKey(options.GroupsClaim, options.GroupsClaim);
        oidc.ClaimActions.MapUniqueJsonKey("email_verified", "email_verified");
        oidc.ClaimActions.MapUniqueJsonKey("preferred_username", "preferred_username");
        oidc.Scope.Clear();
        foreach (var scope in options.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries)) oidc.Scope.Add(scope);
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        oidc.Events.OnTicketReceived = LetInAsync;
        oidc.Events.OnRemoteFailure = failed =>
        {
            failed.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdEntry>>()
                .OpenIdFailed(failed.Failure?.Message ?? "no reason given");
            failed.HandleResponse();
            failed.Response.Redirect("/sign-in?refused=failed");
            return Task.CompletedTask;
        };
    }

    private static async Task LetInAsync(TicketReceivedContext ticket)
    {
        ticket.HandleResponse();
        var (context, ct) = (ticket.HttpContext, ticket.HttpContext.RequestAborted);
        var options = context.RequestServices.GetRequiredService<OpenIdOptions>();
        var entry = OpenIdPerson.Of(ticket.Principal!, options) is { } person
            ? await context.RequestServices.GetRequiredService<OpenIdEntry>().EnterAsync(person, ct)
            : new(null, "failed");
        if (entry is { Account: { } account, Refusal: null })
        {
            await context.RequestServices.GetRequiredService<SessionWriter>().BeginAsync(context, account, options.Organization);
            context.Response.Redirect(ticket.ReturnUri is { } to && IsOwnPath(to) ? to : "/");
            return;
        }
        if (entry.Account is { } refused)
            context.Concerns(
                refused.Id, refused.Name, options.Organization, refusal: $"The company sign-in refused: {entry.Refusal}.");
        context.Response.Redirect($"/sign-in?refused={entry.Refusal}");
    }

    /// <summary>Browsers read a backslash as a slash, and two slashes as the beginning of another site.</summary>
    private static bool IsOwnPath(string path) =>
        path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) && !path.Contains('\\') && !path.Any(char.IsControl);
}
