using System.Text.RegularExpressions;

namespace JakeOps.Architecture.Tests;

/// <summary>The rules of style that a build cannot hold.</summary>
public partial class StyleTests
{
    // Public beside a service's one public class: what a host calls before it starts.
    private static readonly string[] PublicToo = ["LocalOnly"];

    // Real seams: an execution runs here or elsewhere; a row belongs to an organization.
    private static readonly string[] Seams = ["ISubprocessRunner", "ITenantOwned"];

    private static readonly string[] DomainWords =
    [
        "delivery", "deliveries", "plan", "implement", "review", "verify", "deploy", "observe", "phase", "execution", "attempt",
        "agent", "worker", "transcript", "checkpoint", "verdict", "pull", "repository", "git", "prompt", "claude",
    ];

    private static IEnumerable<string> Sources =>
        new[] { "services", "worker", "compose" }.SelectMany(folder => Repository.Files(folder, "*.cs"));

    [Fact]
    public void No_file_is_longer_than_250_lines() =>
        Sources.Where(file => Repository.Lines(file).Length > 250).ShouldBeEmpty();

    [Fact]
    public void A_program_is_a_table_of_contents() =>
        Sources.Where(file => Path.GetFileName(file) == "Program.cs" && Repository.Lines(file).Length > 25).ShouldBeEmpty();

    [Fact]
    public void Defaults_stand_in_the_options_classes_and_not_in_files() =>
        Repository.Files("services", "appsettings*.json").Concat(Repository.Files("worker", "appsettings*.json")).ShouldBeEmpty();

    [Fact]
    public void Only_the_service_class_of_a_service_is_public()
    {
        var found = Repository.Services.SelectMany(service => Repository.Files($"services/{service}", "*.cs"))
            .SelectMany(Repository.Code).Select(line => PublicType().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups[1].Value).ToList();
        found.Count(name => name.EndsWith("Service", StringComparison.Ordinal)).ShouldBe(Repository.Services.Count);
        found.Where(name => !name.EndsWith("Service", StringComparison.Ordinal)).Except(PublicToo).ShouldBeEmpty(
            "A service shows one public class, XService, to its host. Make the others internal.");
    }

    [Fact]
    public void An_interface_has_more_than_one_implementation()
    {
        var code = Sources.ToDictionary(file => file, file => string.Join('\n', Repository.Code(file)));
        foreach (var name in code.Values.SelectMany(text => Interface().Matches(text)).Select(match => match.Groups[1].Value).Except(Seams))
            code.Values.Sum(text => Regex.Count(text, $@"\b(class|record|struct)\b[^{{;]*[:,]\s*{name}\b")).ShouldBeGreaterThan(
                1, $"{name} has one implementation: use that, and make an interface when a second one comes.");
    }

    [Fact]
    public void Hosting_knows_nothing_of_what_it_hosts()
    {
        var found =
            from file in Repository.Files("services/hosting", "*.cs")
            from line in Repository.Code(file)
            from Match word in Word().Matches(RabbitMqs().Replace(line.Split("//")[0], ""))
            where DomainWords.Contains(word.Value.ToLowerInvariant())
            select $"{file}: {line.Trim()}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_named_by_what_it_is_not() =>
        Sources.Where(file => SinkName().IsMatch(file)).ShouldBeEmpty("Name a thing by what it does.");

    [GeneratedRegex(@"^public\s+(?:static |sealed |abstract |partial |readonly )*(?:class|record struct|record|struct|interface|enum)\s+(\w+)")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"\binterface\s+(I\w+)")]
    private static partial Regex Interface();

    // What RabbitMQ calls it when it hands a message out.
    [GeneratedRegex("x-delivery-(limit|count)")]
    private static partial Regex RabbitMqs();

    // The words of an identifier: OutboxRelay is Outbox and Relay.
    [GeneratedRegex("[A-Z]?[a-z]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(Common|Utils?|Helpers?|Misc|Manager)(/|\.cs$)")]
    private static partial Regex SinkName();
}
