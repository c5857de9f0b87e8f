using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.Gateway.Accounts.FirstRun;

/// <summary>While there is no account, each start prints a code that the first one is made with: whoever reads the log
/// may. There is no default password.</summary>
internal sealed class SetupCodePrinter(IServiceScopeFactory scopes, TimeProvider clock, ILogger<SetupCodePrinter> log)
    : IHostedService
{
    /// <summary>Starts whose codes are good: as many as replicas may have printed one.</summary>
    private const int Newest = 20;

    // Without letters and digits that look alike.
    private const string Alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<GatewayDbContext>();
        if (await db.Accounts.AnyAsync(cancellationToken)) return;
        var code = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
        var old = await db.SetupCodes.OrderByDescending(one => one.MadeAt).Skip(Newest - 1)
            .Select(one => one.Hash).ToListAsync(cancellationToken);
        await db.SetupCodes.Where(one => old.Contains(one.Hash)).ExecuteDeleteAsync(cancellationToken);
        db.SetupCodes.Add(new() { Hash = Hash(code), MadeAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
        log.FirstRun(code);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>However it was typed.</summary>
    public static string Hash(string code) => SecretToken.Hash(
        code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
}
