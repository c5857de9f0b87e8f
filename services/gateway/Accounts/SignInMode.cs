namespace JakeOps.Gateway.Accounts;

/// <summary>Whether people sign in here; in local mode they need not.</summary>
internal sealed record SignInMode(bool Required);

/// <summary>Another way to sign in, shown beside e-mail and password.</summary>
internal sealed record SignInProvider(string Id, string Label);
