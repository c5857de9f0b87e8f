using Microsoft.EntityFrameworkCore;

namespace JakeOps.Architecture.Tests;

public class WiringTests
{
    public static TheoryData<string> Services => [.. Repository.Services];

    public static TheoryData<Type> Contexts => [.. Wiring.Assemblies.Values.SelectMany(Wiring.Contexts)];

    [Theory]
    [MemberData(nameof(Services))]
    public void Every_consumer_is_on_the_bus(string service) =>
        Wiring.Modules[service].Consumers.ShouldBe(Wiring.Consumers(Wiring.Assemblies[service]), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_is_named_as_its_folder(string service) => Wiring.Modules[service].Name.ShouldBe(service);

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_has_one_database_in_two_kinds(string service)
    {
        var contexts = Wiring.Contexts(Wiring.Assemblies[service]).ToList();
        contexts.Select(context => context.BaseType).Distinct().ShouldBe([Wiring.Modules[service].Database]);
        contexts.Select(context => Wiring.Design(context)?.Database.ProviderName).ShouldBe(
            ["Microsoft.EntityFrameworkCore.Sqlite", "Npgsql.EntityFrameworkCore.PostgreSQL"], ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Contexts))]
    public void No_change_of_a_model_lacks_its_migration(Type context)
    {
        using var db = Wiring.Design(context).ShouldNotBeNull($"{context.Name} has no factory in Migrations/DesignTime.cs.");
        db.Database.GetMigrations().ShouldNotBeEmpty();
        db.Database.HasPendingModelChanges().ShouldBeFalse(
            $"The model has changed: dotnet ef migrations add NAME --context {context.Name}, for the other database too.");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void A_service_shows_its_routes_and_says_what_it_is_for(string service)
    {
        Repository.Files($"services/{service}", "README.md").ShouldNotBeEmpty();
        Repository.Files($"services/{service}", $"{service}.http").ShouldNotBeEmpty();
    }
}
