using JakeOps.Hosting;

namespace JakeOps.Gateway.Audit;

/// <summary>Whom a request concerns where no caller is known yet: who signs in, or fails to.</summary>
/// <param name="Session">As callers carry it; empty where there is none.</param>
internal sealed record AuditSubject(string Organization, string Account, string Name, string Session)
{
    public static AuditSubject Of(Caller caller) => new(caller.Organization, caller.Account, caller.Name, caller.Session);
}
