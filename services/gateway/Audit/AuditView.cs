using System.Text.Json;

namespace JakeOps.Gateway.Audit;

/// <param name="Id">Grows with time.</param>
/// <param name="Account">Id of the person; <paramref name="Actor"/> is the name.</param>
/// <param name="Session"><c>session:ID</c> or <c>key:ID</c>; empty where nobody was signed in.</param>
/// <param name="Action">Method and path with <c>{id}</c> in place of ids.</param>
/// <param name="Result">done, refused or failed.</param>
/// <param name="Refusal">The sentence that refused it.</param>
internal sealed record AuditView(
    long Id, DateTimeOffset At, string Account, string Actor, string Session, string Address, string Action, string Path,
    int Status, string Result, string? Refusal, JsonElement? Before, JsonElement? After)
{
    public const string Done = "done";
    public const string Refused = "refused";
    public const string Failed = "failed";

    public static AuditView Of(AuditEntry entry) => new(
        entry.Sequence, entry.At, entry.Account, entry.Actor, entry.Session, entry.Address, entry.Action, entry.Path,
        entry.Status, entry.Status switch { < 400 => Done, < 500 => Refused, _ => Failed }, entry.Refusal,
        Json(entry.Before), Json(entry.After));

    private static JsonElement? Json(string? text) =>
        text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
