namespace JakeOps.Gateway.Accounts;

internal enum SignUp
{
    /// <summary>Whoever reads mail at the address that he signs up with; needs <c>Mail</c>.</summary>
    Open,

    /// <summary>Whoever has an owner's invitation.</summary>
    Invited,

    /// <summary>Nobody but the first one; invitations are for those who have an account.</summary>
    Closed,
}

/// <summary>Section <c>Accounts</c>.</summary>
internal sealed class AccountOptions
{
    public SignUp SignUp { get; set; } = SignUp.Closed;

    /// <summary>Where people reach the dashboard: what links begin with. Without it, where their maker reached it; mail
    /// needs it, because what a stranger sends must not decide where a link leads.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>A session that is not used for so long has ended.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromDays(7);

    /// <summary>However much it is used, a session ends then.</summary>
    public TimeSpan SessionLife { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Sessions of one account; the one that was not used for longest makes room.</summary>
    public int MaxSessions { get; set; } = 50;

    public TimeSpan ResetByMail { get; set; } = TimeSpan.FromHours(1);

    /// <summary>An owner's link goes by hand, which takes longer.</summary>
    public TimeSpan ResetByOwner { get; set; } = TimeSpan.FromHours(24);

    public TimeSpan SignUpByMail { get; set; } = TimeSpan.FromHours(24);

    public TimeSpan Invitation { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Open ones of an organization.</summary>
    public int MaxInvitations { get; set; } = 200;

    public int MaxMembers { get; set; } = 1000;

    /// <summary>Organizations that one account is a member of.</summary>
    public int MaxOrganizations { get; set; } = 50;

    /// <summary>Rounds of PBKDF2 with SHA-512, as OWASP recommends.</summary>
    public int HashRounds { get; set; } = 210_000;

    /// <summary>How often what was changed by other replicas is looked for.</summary>
    public TimeSpan Watch { get; set; } = TimeSpan.FromMilliseconds(300);
}
