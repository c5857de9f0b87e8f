namespace JakeOps.Gateway.Tests.Accounts;

/// <summary>Two replicas on PostgreSQL with a first owner, for all tests of a class.</summary>
public sealed class SharedAccounts : IAsyncLifetime
{
    private Browser? _first;

    internal AccountsHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Host = await (await new AccountsHost().OnPostgresAsync()).OpenAsync();
        await Host.OpenAsync();
        _first = await Host.FirstOwnerAsync();
    }

    /// <summary>The first owner, from an address of its own.</summary>
    internal async Task<Browser> OwnerAsync()
    {
        var owner = new Browser(Host.Address) { Email = _first!.Email, Password = _first.Password };
        (await owner.SignInAsync()).ShouldBe(200, owner.Answer.ToString());
        return owner;
    }

    internal async Task<Browser> MemberAsync(string role = "viewer")
    {
        using var owner = await OwnerAsync();
        return await owner.NewMemberAsync(role);
    }

    public async ValueTask DisposeAsync()
    {
        _first?.Dispose();
        await Host.DisposeAsync();
    }
}
