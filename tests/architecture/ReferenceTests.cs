namespace JakeOps.Architecture.Tests;

/// <summary>Who may reference whom. A service that knows another is no longer a service.</summary>
public class ReferenceTests
{
    private static readonly string[] Shared = ["services/contracts", "services/hosting"];

    // The broker speaks the worker protocol, and transcripts reads the agent's stream with the one parser of it.
    private static readonly string[] ReadTheProtocol = ["worker-broker", "transcripts"];

    public static TheoryData<string> Projects =>
        [.. new[] { "services", "worker", "compose" }.SelectMany(folder => Repository.Files(folder, "*.csproj"))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_it_may(string project)
    {
        var folder = Path.GetDirectoryName(project)!.Replace('\\', '/');
        if (folder == "services/all-in-one") return;
        Repository.References(project).Except(AllowedFor(folder)).ShouldBeEmpty(
            $"{folder} may reference only: {string.Join(", ", AllowedFor(folder).DefaultIfEmpty("nothing"))}.");
    }

    [Fact]
    public void The_contracts_need_no_package() =>
        Repository.Packages("services/contracts/JakeOps.Contracts.csproj").ShouldBeEmpty();

    [Fact]
    public void What_runs_on_build_machines_knows_no_bus_no_database_and_no_web_server()
    {
        foreach (var project in Repository.Files("worker", "*.csproj"))
        {
            Repository.Project(project).Root!.Attribute("Sdk")!.Value.ShouldBe("Microsoft.NET.Sdk", project);
            Repository.Packages(project).ShouldAllBe(package =>
                !new[] { "MassTransit", "RabbitMQ", "Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.AspNetCore", "Yarp" }
                    .Any(name => package.StartsWith(name, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Repository.Root, "JakeOps.slnx"));
        new[] { "services", "worker", "compose", "tests" }.SelectMany(folder => Repository.Files(folder, "*.csproj"))
            .Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_images_restore_every_project_before_the_sources_come_in()
    {
        var dockerfile = Repository.Lines("compose/Dockerfile");
        Projects.Select(project => Path.GetDirectoryName(project.Data)).Except(["services/all-in-one"])
            .Where(folder => !dockerfile.Contains($"COPY {folder}/*.csproj {folder}/")).ShouldBeEmpty();
    }

    private static string[] AllowedFor(string folder) => folder switch
    {
        "services/contracts" or "services/hosting" or "worker/protocol" or "compose/setup" => [],
        "worker" => ["worker/protocol", "worker/runner"],
        _ when folder.StartsWith("worker", StringComparison.Ordinal) => ["worker/protocol"],
        _ when ReadTheProtocol.Contains(Path.GetFileName(folder)) => [.. Shared, "worker/protocol"],
        _ => Shared,
    };
}
