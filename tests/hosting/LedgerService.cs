using System.Diagnostics;
using JakeOps.Hosting.Messaging;
using JakeOps.Hosting.Persistence;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JakeOps.Hosting.Tests;

public sealed record Said(string Organization, string Text);

/// <summary>Nobody listens to it.</summary>
public sealed record Whispered(string Organization);

public enum Colour { DarkRed }

public sealed record Paint(Colour Colour, int Coats);

internal sealed class SaidConsumer(LedgerDbContext db, TimeProvider clock, Mood mood) : IConsumer<Said>
{
    public async Task Consume(ConsumeContext<Said> context)
    {
        db.Entries.Add(new() { Organization = db.Organization, Text = context.Message.Text, At = clock.GetUtcNow() });
        mood.Trace = Activity.Current?.TraceId.ToString();
        if (context.Message.Text.StartsWith("saved", StringComparison.Ordinal)) await db.SaveChangesAsync();
        if (mood.DiesOf == context.Message.Text) await DieAsync();
        if (mood.Refuses(context.Message.Text)) throw new InvalidOperationException($"no: {context.Message.Text}");
    }

    /// <summary>Once the relay has noted that it was sent: otherwise there may be a second copy of it.</summary>
    private async Task DieAsync()
    {
        while (await db.Outbox.AnyAsync()) await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
        Process.GetCurrentProcess().Kill();
    }
}

/// <summary>Lets a test say which texts fail, and how often, and see what the consumer saw.</summary>
internal sealed class Mood(IConfiguration settings)
{
    private int _tries;

    /// <summary>The text that takes the whole process down.</summary>
    public string? DiesOf { get; } = settings["Ledger:DiesOf"];

    public string? Disliked { get; set; }

    public int Failures { get; set; } = int.MaxValue;

    public int Tries => _tries;

    /// <summary>The trace that the last message was consumed in.</summary>
    public string? Trace { get; set; }

    public bool Refuses(string text) =>
        Disliked is { } disliked && text.Contains(disliked, StringComparison.Ordinal)
        && Interlocked.Increment(ref _tries) <= Failures;
}

/// <summary>The one at this machine, who may less where the request says so.</summary>
internal sealed class HumbleCallers : CallerCheck
{
    private readonly LocalCallers _local = new();

    public override async ValueTask<CallerAnswer> AskAsync(HttpContext context)
    {
        var answer = await _local.AskAsync(context);
        return Enum.TryParse<Permission>(context.Request.Headers["May"], out var may) && answer.Caller is { } caller
            ? new(caller with { May = may })
            : answer;
    }
}

internal static class LedgerService
{
    /// <param name="clock">This machine's; null for the real one.</param>
    public static WebApplication Build(string[] settings, LogLines? log = null, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0", .. settings]);
        builder.Services.AddSingleton(new SharedClock(clock ?? TimeProvider.System));
        builder.AddHosting("ledger");
        builder.Services.AddSingleton<CallerCheck, HumbleCallers>();
        if (log is not null) builder.Logging.AddProvider(log);
        builder.Services.AddSingleton<Mood>();
        builder.AddDatabase<LedgerDbContext, SqliteLedgerDbContext, PostgresLedgerDbContext>("ledger");
        builder.AddBusModule<LedgerDbContext>("ledger", typeof(SaidConsumer));
        builder.AddBus();
        var app = builder.Build();
        app.UseHosting();
        var read = app.MapGroup("").Needs(Permission.Read);
        var act = app.MapGroup("").Needs(Permission.Act);
        read.MapGet("/entries", (LedgerDbContext db) => db.Entries.OrderBy(entry => entry.Id).Select(entry => entry.Text).ToList());
        read.MapGet("/waiting", (LedgerDbContext db) => db.Outbox.Count());
        read.MapGet("/whose/{organization}", (string organization, LedgerDbContext db, Tenant tenant) =>
        {
            tenant.Organization = organization;
            return db.Entries.Count();
        });
        app.MapGet("/nobodys", (LedgerDbContext db) => db.Entries.Count()).AllowAnonymousCaller();
        act.MapPost("/colour", (Paint paint) => paint.Colour.ToString());
        act.MapPost("/say", Say);
        act.MapPost("/regret", Regret);
        act.MapPost("/race", Race);
        return app;
    }

    private static async Task Say(Said[] said, LedgerDbContext db, string? key = null)
    {
        foreach (var one in said) db.Publish(one, key);
        await db.SaveChangesAsync();
    }

    /// <summary>Saves and then rolls back.</summary>
    private static async Task Regret(Said said, LedgerDbContext db)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Publish(said);
        await db.SaveChangesAsync();
    }

    /// <summary>Loses the race for a key, as services do when two create the same.</summary>
    private static async Task<bool> Race(LedgerDbContext db)
    {
        var first = new InboxMessage { MessageId = Guid.NewGuid(), Consumer = "race", ConsumedAt = DateTimeOffset.UtcNow };
        db.Inbox.Add(first);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        db.Inbox.Add(first);
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { return false; }
        return true;
    }
}
