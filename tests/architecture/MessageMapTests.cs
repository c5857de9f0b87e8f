using System.Text.RegularExpressions;
using JakeOps.Contracts;

namespace JakeOps.Architecture.Tests;

/// <summary>services/README.md says who listens to whom; this holds it to be true.</summary>
public partial class MessageMapTests
{
    private sealed record Row(string Message, string[] Publishers, string[] Listeners, string Why);

    private static readonly IReadOnlyList<Row> Map =
    [
        .. Repository.Lines("services/README.md").Select(line => TableRow().Match(line)).Where(match => match.Success)
            .Select(match => new Row(
                match.Groups[1].Value, match.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries),
                [.. match.Groups[3].Value.Split(',', StringSplitOptions.TrimEntries)], match.Groups[4].Value)),
    ];

    public static TheoryData<string> Messages => [.. typeof(DeliveryPhaseChanged).Assembly.GetExportedTypes()
        .Where(type => type.GetProperty("Organization") is not null).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_listeners_of_the_map_are_those_with_a_consumer(string message) =>
        RowOf(message).Listeners.Intersect(Repository.Services).ShouldBe(
            Repository.Services.Where(service => Wiring.Consumers(Wiring.Assemblies[service])
                .Any(consumer => Wiring.MessageOf(consumer)!.Name == message)), ignoreOrder: true, $"The listeners of {message}");

    [Theory]
    [MemberData(nameof(Messages))]
    public void The_first_publisher_of_the_map_is_the_one_that_the_contract_names(string message)
    {
        var contracts = string.Join('\n', Repository.Files("services/contracts", "*.cs").SelectMany(Repository.Lines));
        var summary = Regex.Match(contracts, $@"<summary>(?:Published|Sent) by ([\w-]+)(?:(?!<summary>)[\s\S])*?record {message}\(");
        RowOf(message).Publishers[0].ShouldBe(summary.Groups[1].Value);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Only_its_publishers_make_a_message(string message)
    {
        var makers = Repository.Services.Where(service => Repository.Files($"services/{service}", "*.cs")
            .SelectMany(Repository.Code).Any(line => Regex.IsMatch(line, $@"\bnew {message}\(")));
        makers.Except(RowOf(message).Publishers).ShouldBeEmpty();
    }

    [Fact]
    public void The_map_names_every_message_once_and_nothing_else() =>
        Map.Select(row => row.Message).ShouldBe(Messages.Select(message => message.Data), ignoreOrder: true);

    private static Row RowOf(string message) => Map.Single(row => row.Message == message);

    [GeneratedRegex(@"^\| `(\w+)` \| ([\w, -]+?) \| ([\w, -]+?) \| (.+) \|$")]
    private static partial Regex TableRow();
}
