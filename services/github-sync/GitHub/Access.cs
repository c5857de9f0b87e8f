using System.Security.Cryptography;
using System.Text;

namespace JakeOps.GitHubSync;

/// <summary>Where calls go and as whom, for as long as one piece of work takes. Counts what it cost.</summary>
/// <param name="organization">Whose work it is.</param>
/// <param name="api">Root of the host's REST API, with its path prefix.</param>
internal sealed class Access(string organization, Uri api, Credential credential)
{
    private int _calls;
    private int _counted;

    public string Organization => organization;

    public Uri Api => api;

    public Credential Credential => credential;

    /// <summary>What the host counts the calls for; the same for all sources that use the credential.</summary>
    public string Account { get; } = Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{api.GetLeftPart(UriPartial.Authority).ToLowerInvariant()}\n{credential.Identity}")))[..32];

    /// <summary>Work that nobody waits for leaves a reserve of the account's calls to other work.</summary>
    public bool Background { get; init; }

    public int Calls => _calls;

    /// <summary>Those that counted against the primary limit.</summary>
    public int Counted => _counted;

    public void Note(bool counted)
    {
        Interlocked.Increment(ref _calls);
        if (counted) Interlocked.Increment(ref _counted);
    }

    /// <summary>Joins to the API's root, whose prefix a leading slash would drop.</summary>
    public Uri Join(string path) => new($"{api.AbsoluteUri.TrimEnd('/')}/{path.TrimStart('/')}");

    /// <summary>Nothing that an answer says leads to another server.</summary>
    public bool Covers(Uri address) =>
        address.IsAbsoluteUri && Uri.Compare(address, api, UriComponents.SchemeAndServer, UriFormat.Unescaped,
            StringComparison.OrdinalIgnoreCase) == 0 && address.UserInfo.Length == 0;
}

/// <summary>How a source opens the API. No secret of it is ever printed.</summary>
internal abstract class Credential
{
    private Credential() { }

    /// <summary>The same for the same account, and worthless to whoever reads it.</summary>
    public abstract string Identity { get; }

    public sealed override string ToString() => GetType().Name;

    /// <summary>Public repositories, 60 calls an hour for one address.</summary>
    public sealed class Anonymous : Credential
    {
        public override string Identity => "anonymous";
    }

    public sealed class Token(string secret) : Credential
    {
        public string Secret => secret;

        public override string Identity { get; } =
            $"token {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)))}";
    }

    /// <param name="id">App id or client id.</param>
    /// <param name="privateKey">PEM.</param>
    public sealed class App(string id, long installation, string privateKey) : Credential
    {
        public string Id => id;

        public long Installation => installation;

        public string PrivateKey => privateKey;

        /// <summary>With the key: whoever only knows the numbers must not be given a token that another one made.</summary>
        public override string Identity { get; } =
            $"app {id} {installation} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(privateKey)))}";
    }
}
