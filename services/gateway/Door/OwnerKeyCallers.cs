using System.Security.Cryptography;
using System.Text;
using JakeOps.Hosting;

namespace JakeOps.Gateway;

/// <summary>The one key that opens the API until there are accounts; whoever has it is the owner.</summary>
internal sealed class OwnerKeyCallers(string key) : CallerCheck
{
    private const string Scheme = "Bearer ";

    private const string Missing =
        "Send the owner key in the header Authorization: Bearer KEY; " +
        "`docker compose exec gateway ./JakeOps.Gateway owner-key` shows it.";

    private const string Wrong =
        "This is not the owner key; `docker compose exec gateway ./JakeOps.Gateway owner-key` shows it.";

    private readonly byte[] _hash = Hash(key);

    public override ValueTask<CallerAnswer> AskAsync(HttpContext context)
    {
        var sent = context.Request.Headers.Authorization.ToString();
        if (!sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return ValueTask.FromResult<CallerAnswer>(new(null, Missing));
        return ValueTask.FromResult(CryptographicOperations.FixedTimeEquals(Hash(sent[Scheme.Length..]), _hash)
            ? new CallerAnswer(new(
                Caller.LocalOrganization, "owner", "owner", context.Connection.RemoteIpAddress?.ToString() ?? "",
                Permission.Admin, "key:owner"))
            : new(null, Wrong));
    }

    /// <summary>With the argument <c>owner-key</c>: shows the key to whoever may run programs beside the
    /// gateway; null without it.</summary>
    public static int? Show(string[] args)
    {
        if (args is not ["owner-key"]) return null;
        var file = Path.Combine(Environment.GetEnvironmentVariable("JAKEOPS_SECRETS") ?? ".", "Door__OwnerKey");
        if (!File.Exists(file))
        {
            Console.Error.WriteLine(
                $"There is no owner key at {file}: run this in the gateway's container, or name its folder of secrets " +
                "by JAKEOPS_SECRETS.");
            return 1;
        }
        Console.WriteLine(File.ReadAllText(file));
        return 0;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text.Trim()));
}
