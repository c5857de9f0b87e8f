using System.Security.Cryptography;

namespace JakeOps.Setup;

/// <summary>The folder that keeps what was made, one file a secret; what services get is copied from it, so that an
/// installation is restored by restoring this folder.</summary>
internal sealed class Vault(string volumes)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private readonly string _folder = Path.Combine(volumes, "setup");

    /// <summary>The names of what did not exist before.</summary>
    public List<string> Made { get; } = [];

    /// <summary>Letters and digits only: it stands in connection strings and addresses without any quoting.</summary>
    public string Password(string name) =>
        Kept($"{name}-password", () => RandomNumberGenerator.GetString(Alphabet, 40));

    public (string Private, string Public) IdentityKey()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(Kept("identity-key", NewKey));
        return (key.ExportPkcs8PrivateKeyPem(), key.ExportSubjectPublicKeyInfoPem());
    }

    private static string NewKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private string Kept(string name, Func<string> make)
    {
        var file = Path.Combine(_folder, name);
        if (File.Exists(file)) return File.ReadAllText(file);
        SecretFile.Write(file, make());
        Made.Add(name);
        return File.ReadAllText(file);
    }
}
