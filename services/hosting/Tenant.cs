namespace JakeOps.Hosting;

/// <summary>Whose data the current scope works on: set from the caller of a request or from the message being consumed.</summary>
public sealed class Tenant
{
    private string? _organization;

    /// <summary>Throws where nobody set it, so that a query without an organization does not run.</summary>
    public string Organization
    {
        get => _organization ?? throw new InvalidOperationException("No organization is set in this scope.");
        set => _organization = value;
    }
}

/// <summary>A row that belongs to an organization. Queries see only the rows of the scope's <see cref="Tenant"/>.</summary>
public interface ITenantOwned
{
    string Organization { get; }
}
