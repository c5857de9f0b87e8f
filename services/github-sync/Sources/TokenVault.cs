using System.Data.Common;
using Microsoft.AspNetCore.DataProtection;

namespace JakeOps.GitHubSync;

/// <summary>Keeps tokens unreadable in the database: the keys lie in a folder of their own.</summary>
/// <remarks>It has its own key ring, so that no other use of data protection in the same process changes it.</remarks>
internal sealed class TokenVault
{
    private readonly IDataProtector _protector;

    public TokenVault(DirectoryInfo keys)
    {
        if (OperatingSystem.IsWindows()) keys.Create();
        else Directory.CreateDirectory(keys.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _protector = DataProtectionProvider.Create(keys, ring => ring.SetApplicationName("jakeops-github-sync"))
            .CreateProtector("source-token");
    }

    /// <summary>The folder that was set; otherwise <c>keys</c> beside the SQLite file.</summary>
    public static DirectoryInfo KeysFolder(string? setting, string connection)
    {
        if (!string.IsNullOrWhiteSpace(setting)) return new(setting);
        var file = new DbConnectionStringBuilder { ConnectionString = connection }.TryGetValue("Data Source", out var source)
            ? (string)source
            : throw new InvalidOperationException(
                "The tokens of sources need a folder for their keys: set GitHubSync__Keys to one that every replica " +
                "shares and that is backed up apart from the database.");
        return new(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "keys"));
    }

    public string Protect(string token) => token.Length == 0 ? "" : _protector.Protect(token);

    public string Read(string stored) => stored.Length == 0 ? "" : _protector.Unprotect(stored);

    /// <summary><c>ghp_****abcd</c>; of a short token nothing is shown.</summary>
    public static string Mask(string token) => token.Length switch
    {
        0 => "",
        < 16 => "****",
        _ => $"{token[..4]}****{token[^4..]}",
    };
}
