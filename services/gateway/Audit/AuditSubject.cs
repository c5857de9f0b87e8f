namespace JakeOps.Gateway.Audit;

/// <summary>Whom a request concerns where no caller is known yet: who signs in, or fails to.</summary>
/// <param name="Session">As callers carry it; empty where there is none.</param>
internal sealed record AuditSubject(string Organization, string Account, string Name, string Session, string? Refusal);

internal static class AuditSubjects
{
    /// <param name="organization">Null for nobody's: then nothing is written down.</param>
    /// <param name="session">Empty where there is none.</param>
    /// <param name="refusal">Where the answer itself does not say that it refuses.</param>
    public static void Concerns(this HttpContext context, string account, string name, string? organization, string session = "", string? refusal = null)
    {
        if (organization is not null) context.Features.Set(new AuditSubject(organization, account, name, session, refusal));
    }
}
