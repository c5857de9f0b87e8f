using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using JakeOps.Hosting;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace JakeOps.Tenants.Tests;

/// <summary>Every route that the services' own documents name is called as nobody, as a forger, and with each
/// permission.</summary>
[Collection(PremisesCollection.Name)]
public sealed partial class PolicyTests(Premises premises)
{
    private static readonly string[] Scopes = ["read", "act", "admin"];

    private IEnumerable<Route> Kept =>
        premises.Routes.Where(route => Policies.Of(route) is not (Policy.Open or Policy.Credential or null));

    [Fact]
    public void Every_route_has_a_policy_that_was_decided_on()
    {
        var routes = premises.Routes.Select(route => route.Name).ToList();
        routes.Except(Policies.All.Keys).ShouldBeEmpty("Decide who may call it, and write that down in Policies.cs.");
        Policies.All.Keys.Except(routes).ShouldBeEmpty("No service has this route any more: take it out of Policies.cs.");
    }

    [Fact]
    public async Task Nobody_gets_in_without_an_identity_neither_by_the_gateway_nor_beside_it()
    {
        foreach (var route in Kept)
            foreach (var at in new[] { premises.Gateway, premises.Address(route.Service) })
            {
                using var nobody = new HttpClient { BaseAddress = at };
                (await Call.SendAsync(nobody, route.Method, route.Filled(Call.Nothing))).Status
                    .ShouldBe(401, $"{route.Name} at {(at == premises.Gateway ? "the gateway" : route.Service)}");
            }
    }

    [Fact]
    public async Task A_service_takes_no_identity_that_the_gateway_has_not_signed_for_it_and_for_now()
    {
        foreach (var route in Kept.Where(route => route.Service != "gateway"))
            foreach (var (what, token) in Forged())
            {
                using var forger = new HttpClient { BaseAddress = premises.Address(route.Service) };
                (await Call.SendAsync(forger, route.Method, route.Filled(Call.Nothing), (IdentityToken.Header, token))).Status
                    .ShouldBe(401, $"{route.Name} with {what}");
            }
    }

    [Fact]
    public async Task Each_permission_opens_what_it_includes_and_nothing_else()
    {
        foreach (var route in Kept)
            for (var may = 0; may < Scopes.Length; may++)
            {
                var (status, text) = await Call.SendAsync(
                    premises.A.Script(Scopes[may]), route.Method, route.Filled(Call.Nothing));
                var allowed = Policies.Of(route) switch
                {
                    Policy.Account or Policy.Read => true,
                    Policy.Act => may >= 1,
                    Policy.Admin => may >= 2,
                    _ => false,
                };
                var said = $"{route.Name} with scope {Scopes[may]}: {status} {text}";
                if (allowed) status.ShouldNotBeOneOf([401, 403], said);
                else status.ShouldBe(403, said);
            }
    }

    [Fact]
    public async Task Routes_with_a_credential_of_their_own_are_one_list_in_code_and_in_the_docs()
    {
        var documented = Quoted().Matches(await File.ReadAllTextAsync(Repository("services/gateway/README.md")))
            .Select(match => match.Groups[1].Value).ToList();
        var coded = Path().Matches(Between(
            await File.ReadAllTextAsync(Repository("services/gateway/Door/ServiceRoutes.cs")), "WithOwnCredential =", "];"))
            .Select(match => match.Groups[1].Value).ToList();
        coded.ShouldBe(documented, ignoreOrder: true);
        coded.Count.ShouldBe(2);
        coded.Where(path => path != "/api/workers/connect").ShouldBe(
            Policies.All.Where(route => route.Value == Policy.Credential).Select(route => route.Key.Split(' ')[1]));
    }

    [Theory]
    [InlineData("/health/live", 200), InlineData("/health/ready", 200), InlineData("/api/openapi.json", 200)]
    [InlineData("/api/workers/connect", 426)]
    public async Task What_is_open_is_open(string path, int expected)
    {
        foreach (var service in path.Contains("workers") ? ["worker-broker"] : Premises.Services)
        {
            using var nobody = new HttpClient { BaseAddress = premises.Address(service) };
            (await Call.SendAsync(nobody, HttpMethod.Get, path)).Status.ShouldBe(expected, service);
        }
    }

    private IEnumerable<(string What, string Token)> Forged()
    {
        using var strange = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var own = ECDsa.Create();
        own.ImportFromPem(premises.PrivateKey);
        var good = Sign(own);
        var body = good.Split('.')[1];
        return
        [
            ("a word", "owner"), ("another key", Sign(strange)), ("another audience", Sign(own, audience: "somebody-else")),
            ("another issuer", Sign(own, issuer: "somebody-else")), ("its time over", Sign(own, hours: -1)),
            ("no signature", $"{Encoded("""{"alg":"none","typ":"JWT"}""")}.{body}."),
            ("an unknown permission", Sign(own, may: "everything")), ("no session", Sign(own, session: "")),
        ];
    }

    private static string Sign(
        ECDsa key, string audience = "jakeops-services", string issuer = "jakeops-gateway", double hours = 0,
        string may = "admin", string session = "session:1") =>
        new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer, Audience = audience, IssuedAt = DateTime.UtcNow.AddHours(hours),
            NotBefore = DateTime.UtcNow.AddHours(hours), Expires = DateTime.UtcNow.AddHours(hours).AddMinutes(1),
            SigningCredentials = new(new ECDsaSecurityKey(key), SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = "a1", ["name"] = "Ada", ["org"] = "default", ["addr"] = "127.0.0.1", ["may"] = may,
                ["sid"] = session,
            },
        });

    [Fact]
    public async Task The_same_token_rightly_signed_is_taken()
    {
        using var own = ECDsa.Create();
        own.ImportFromPem(premises.PrivateKey);
        using var gateway = new HttpClient { BaseAddress = premises.Address("delivery") };
        (await Call.SendAsync(gateway, HttpMethod.Get, "/api/deliveries", (IdentityToken.Header, Sign(own)))).Status.ShouldBe(200);
    }

    private static string Encoded(string text) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Repository(string file, [System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "../..", file);

    [GeneratedRegex(@"\| `(/api/[^`]+)` \|")]
    private static partial Regex Quoted();

    [GeneratedRegex("\"(/api/[^\"]+)\"")]
    private static partial Regex Path();
}

[CollectionDefinition(Name)]
public sealed class PremisesCollection : ICollectionFixture<Premises>
{
    public const string Name = "premises";
}
