using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JakeOps.Hosting.Tests;

public class PermissionTests
{
    [Fact]
    public async Task A_caller_gets_what_its_permission_includes_and_is_told_who_gets_the_rest()
    {
        using var place = await Place.NewAsync(Mode.Local);
        await using var ledger = await Ledger.StartAsync(place);
        foreach (var may in Enum.GetValues<Permission>())
            foreach (var (needs, method, path) in Routes)
            {
                using var request = new HttpRequestMessage(method, path) { Headers = { { "May", $"{may}" } } };
                using var answer = await ledger.Http.SendAsync(request);
                if (may >= needs)
                {
                    answer.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, $"{may} {path}");
                    continue;
                }
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, $"{may} {path}");
                var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
                problem.GetProperty("needs").GetString().ShouldBe(needs == Permission.Act ? "act" : "admin");
                problem.GetProperty("detail").GetString().ShouldBe((may, needs) switch
                {
                    (Permission.Read, Permission.Act) => "This needs an approver or owner of the organization " +
                        "(an API key: the scope act); this caller may only read.",
                    (Permission.Read, Permission.Admin) => "This needs an owner of the organization " +
                        "(an API key: the scope admin); this caller may only read.",
                    _ => "This needs an owner of the organization (an API key: the scope admin); " +
                        "this caller may only read and act.",
                });
            }
    }

    [Fact]
    public async Task A_host_with_an_endpoint_that_forgot_its_policy_does_not_start()
    {
        var refused = await Should.ThrowAsync<InvalidOperationException>(() => StartAsync(app =>
        {
            app.MapGet("/open", () => "open").AllowAnonymousCaller();
            app.MapGet("/kept", () => "kept").Needs(Permission.Read);
            app.MapGroup("/all").MapPost("/forgotten", () => "forgotten");
        }));
        refused.Message.ShouldContain("HTTP: POST /all/forgotten");
        refused.Message.ShouldContain(".Needs(Permission...)");
        refused.Message.ShouldNotContain("/open");
        refused.Message.ShouldNotContain("/kept");
    }

    [Fact]
    public async Task What_an_endpoint_says_itself_counts_more_than_its_group()
    {
        var app = await StartAsync(app =>
        {
            var group = app.MapGroup("/all").Needs(Permission.Admin);
            group.MapGet("/one", () => "one").Needs(Permission.Read);
            group.MapGet("/two", () => "two");
        });
        await using (app)
        using (var http = new HttpClient { BaseAddress = new(app.Urls.First()) })
        {
            http.DefaultRequestHeaders.Add("May", "Read");
            (await http.GetAsync("/all/one")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await http.GetAsync("/all/two")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }
    }

    private static readonly (Permission Needs, HttpMethod Method, string Path)[] Routes =
    [
        (Permission.Read, HttpMethod.Get, "/entries"), (Permission.Act, HttpMethod.Post, "/say"),
        (Permission.Admin, HttpMethod.Get, "/api/operations/parked/ledger"),
        (Permission.Read, HttpMethod.Get, "/nothing-here"),
    ];

    private static async Task<WebApplication> StartAsync(Action<IEndpointRouteBuilder> map)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None"]);
        builder.AddHosting("policy");
        builder.Services.AddSingleton<CallerCheck, HumbleCallers>();
        var app = builder.Build();
        app.UseHosting();
        map(app);
        await app.StartAsync();
        return app;
    }
}
