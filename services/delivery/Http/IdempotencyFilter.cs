using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using JakeOps.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace JakeOps.Delivery;

/// <summary>A command that carries an <c>Idempotency-Key</c> is done once: its answer is stored in the transaction that
/// does it, and a client that lost the answer gets the same again. A refused command changed nothing and may be tried
/// anew.</summary>
internal sealed class IdempotencyFilter(IOptions<JsonOptions> json, IOptions<DeliveryOptions> options,
    TimeProvider clock)
    : IEndpointFilter
{
    public const string Header = "Idempotency-Key";
    private const int MaxKey = 200;

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || http.Request.Headers[Header].ToString()
            is not { Length: > 0 } key)
            return await next(context);
        if (key.Length > MaxKey) return Commands.Unprocessable(
            $"{Header} has {key.Length} characters: at most {MaxKey} are allowed.");

        var db = http.RequestServices.GetRequiredService<DeliveryDbContext>();
        var command = HashOf(context);
        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        if (await StoredAsync(db, key, command, http.RequestAborted) is { } stored) return stored;
        var result = await next(context);
        // Refused, perhaps because the same command came twice at once and the other one was first.
        if (Answer(result) is not { Status: >= 200 and < 300 } answer)
            return await StoredAsync(db, key, command, http.RequestAborted) ?? result;
        db.IdempotencyKeys.Add(Row(db.Organization, key, command, answer));
        try
        {
            await db.SaveChangesAsync(http.RequestAborted);
            await transaction.CommitAsync(http.RequestAborted);
            return result;
        }
        catch (DbUpdateException)
        {
            // The same command came twice at once and the other one was first.
            await transaction.RollbackAsync(CancellationToken.None);
            db.ChangeTracker.Clear();
            if (await StoredAsync(db, key, command, http.RequestAborted) is { } first) return first;
            throw;
        }
    }

    private async Task<IResult?> StoredAsync(DeliveryDbContext db, string key, string command, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.IdempotencyKeys.IgnoreQueryFilters().Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(ct);
        var stored = await db.IdempotencyKeys.AsNoTracking().FirstOrDefaultAsync(row => row.Key == key, ct);
        if (stored is null) return null;
        return stored.CommandHash == command
            ? TypedResults.Text(stored.Body, "application/json; charset=utf-8", Encoding.UTF8, stored.Status)
            : Commands.Unprocessable($"This {Header} was used for another command: send a new key with a new command.");
    }

    private IdempotencyKey Row(string organization, string key, string command, (int Status, object? Value) answer) =>
        new()
        {
            Organization = organization, Key = key, CommandHash = command, Status = answer.Status,
            Body = JsonSerializer.Serialize(answer.Value, json.Value.SerializerOptions),
            ExpiresAt = clock.GetUtcNow() + options.Value.IdempotencyKeysFor,
        };

    private static (int Status, object? Value)? Answer(object? result)
    {
        if (result is INestedHttpResult nested) result = nested.Result;
        return result is IStatusCodeHttpResult { StatusCode: { } status } and IValueHttpResult { Value: var value }
            ? (status, value)
            : null;
    }

    /// <summary>Of who sent it and what the endpoint understood; the order and spacing of the client's JSON do not
    /// matter. Two people who approve with the same key are two.</summary>
    private static string HashOf(EndpointFilterInvocationContext context)
    {
        var request = context.HttpContext.Request;
        var body = context.Arguments.OfType<RequestBody>().FirstOrDefault();
        var account = context.HttpContext.Features.Get<Caller>()?.Account;
        var text = $"{account} {request.Method} {request.Path}\n{(body is null ? "" : JsonSerializer.Serialize(body, body.GetType(), Words.Json))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
