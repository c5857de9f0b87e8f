using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace JakeOps.AllInOne.Tests;

/// <summary>The document that scripts are written by, and the <c>.http</c> file of each service, say the same.</summary>
[Collection(nameof(SharedLocal))]
public partial class OpenApiTests(SharedLocal shared)
{
    /// <summary>Who asks these is not known yet.</summary>
    private static readonly string[] OpenToStrangers =
    [
        "GET /api/account/setup", "POST /api/account/sign-up", "POST /api/account/sign-up/confirm", "POST /api/account/sign-in",
        "POST /api/account/sign-out", "POST /api/account/password/forgot", "POST /api/account/password/reset",
        "GET /api/account/providers/company/sign-in",
    ];

    [Fact]
    public async Task Every_route_has_a_summary_its_answers_and_a_request_to_try()
    {
        var document = await shared.Local.GetAsync("/api/openapi.json");
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()
            .Select(operation => (Route: $"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value))).ToList();
        foreach (var (route, operation) in operations)
        {
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(route);
            var answers = operation.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).ToList();
            answers.ShouldContain(status => status[0] == '2' || status == "302", route);
            if (!OpenToStrangers.Contains(route)) answers.ShouldContain("401", route);
            if (route.Contains('{')) answers.ShouldContain("404", route);
            if (operation.TryGetProperty("requestBody", out _)) answers.ShouldContain("422", route);
        }
        var tried = Requests().ToList();
        tried.Count.ShouldBeGreaterThan(30);
        operations.Where(operation => !tried.Any(request => Template(operation.Route).IsMatch(request)))
            .Select(operation => operation.Route).ShouldBeEmpty("they are missing in the .http file of their service");
        tried.Where(request => !operations.Any(operation => Template(operation.Route).IsMatch(request)))
            .ShouldBeEmpty("they are missing in /api/openapi.json");
    }

    private static Regex Template(string route) =>
        new($"^{Regex.Replace(Regex.Escape(route), @"\\\{[^}]+}", "[^/]+")}$");

    /// <summary>Method and path of all requests to the API, without their query.</summary>
    private static IEnumerable<string> Requests([CallerFilePath] string here = "") =>
        Directory.GetFiles(Path.Combine(Path.GetDirectoryName(here)!, "../../services"), "*.http", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal)).SelectMany(File.ReadLines)
            .Select(line => Request().Match(line)).Where(match => match.Success)
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}")
            .Where(request => !request.EndsWith("/workers/connect", StringComparison.Ordinal)
                && !request.EndsWith("/openapi.json", StringComparison.Ordinal)).Distinct();

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE) \S*?(/api/[^\s?]+)")]
    private static partial Regex Request();
}
