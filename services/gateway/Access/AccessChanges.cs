namespace JakeOps.Gateway.Access;

internal static class AccessChanges
{
    /// <summary>Saved with the change itself.</summary>
    public static void Changed(
        this GatewayDbContext db, TimeProvider clock, string account, string? session = null, string? organization = null) =>
        db.AccessChanges.Add(new() { Account = account, Session = session, Organization = organization, At = clock.GetUtcNow() });
}
