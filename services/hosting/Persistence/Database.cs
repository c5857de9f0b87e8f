using JakeOps.Hosting.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace JakeOps.Hosting.Persistence;

public static class Database
{
    /// <summary>Adds a service's database: SQLite or PostgreSQL, as the connection string <paramref name="name"/> says
    /// (<c>Data Source=...</c> or <c>Host=...</c>), migrated before anything else of the service starts.</summary>
    /// <typeparam name="TContext">What the service's code asks for.</typeparam>
    /// <typeparam name="TSqlite">The same with SQLite's migrations.</typeparam>
    /// <typeparam name="TPostgres">The same with PostgreSQL's migrations.</typeparam>
    public static void AddDatabase<TContext, TSqlite, TPostgres>(this WebApplicationBuilder builder, string name)
        where TContext : ServiceDbContext where TSqlite : TContext where TPostgres : TContext
    {
        var connection = builder.Configuration.GetConnectionString(name) ?? throw new InvalidOperationException(
            $"No database is configured: set ConnectionStrings__{name} to 'Data Source=FILE' (SQLite) or 'Host=...' (PostgreSQL).");
        builder.Services.TryAddSingleton<OutboxSignal<TContext>>();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, Migrations>());
        if (connection.Contains("Host=", StringComparison.OrdinalIgnoreCase))
        {
            builder.Services.AddDbContext<TContext, TPostgres>((services, options) => options
                .UseNpgsql(connection).ConfigureWarnings(MissingMigrations)
                .AddInterceptors(services.GetRequiredService<OutboxSignal<TContext>>()));
            builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClockWatch>());
        }
        else
        {
            builder.Services.AddDbContext<TContext, TSqlite>((services, options) => options
                .UseSqlite($"{connection};Default Timeout=30").ConfigureWarnings(MissingMigrations)
                .AddInterceptors(services.GetRequiredService<OutboxSignal<TContext>>(), SqlitePatience.Instance));
            builder.Services.AddHostedService<SqliteStatistics<TContext>>();
        }
        builder.Services.AddSingleton(new ServiceDatabase(name, typeof(TContext)));
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck<TContext>>(name, tags: ["ready"]);
    }

    /// <summary>That no change of a model lacks its migration is for the tests to find: at a first start it would mean to
    /// build and compare two models more.</summary>
    private static void MissingMigrations(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(RelationalEventId.PendingModelChangesWarning);
}
