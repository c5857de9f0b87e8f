using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using JakeOps.Hosting;
using Microsoft.EntityFrameworkCore;

namespace JakeOps.GitHubSync;

/// <summary>Keeps answers with their ETags in the database, one a URL, for all replicas.</summary>
/// <remarks>With the body, so that whoever asks sees the same whether the host sent it now or before; nothing is lost
/// when what followed from an answer could not be saved.</remarks>
internal sealed class AnswerCache(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int MaxBytes = 256 * 1024;
    private const int MaxUrl = 2000;

    public async Task<CachedAnswer?> FindAsync(Access access, Uri url, string? secret, CancellationToken ct)
    {
        await using var scope = Scope(access);
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var (address, hash) = (url.AbsoluteUri, Hash(secret));
        return await db.Answers.AsNoTracking().SingleOrDefaultAsync(
            one => one.Account == access.Account && one.Url == address && one.TokenHash == hash, ct);
    }

    public async Task StoreAsync(Access access, Uri url, string? secret, RawAnswer answer, CancellationToken ct)
    {
        if (answer.ETag is not { Length: > 0 and < 300 } etag || url.AbsoluteUri.Length > MaxUrl) return;
        var body = Compress(answer.Body);
        if (body.Length > MaxBytes) return;
        await using var scope = Scope(access);
        var db = scope.ServiceProvider.GetRequiredService<GitHubSyncDbContext>();
        var known = await db.Answers.SingleOrDefaultAsync(one => one.Account == access.Account && one.Url == url.AbsoluteUri, ct);
        if (known is null)
            db.Add(known = new()
            {
                Organization = access.Organization, Account = access.Account, Url = url.AbsoluteUri, TokenHash = "", ETag = "",
                Body = [],
            });
        (known.TokenHash, known.ETag, known.Body, known.StoredAt) = (Hash(secret), etag, body, clock.GetUtcNow());
        known.Next = answer.Header("Link") is { Length: < 4000 } link ? LinkHeader.Next(link)?.AbsoluteUri : null;
        try { await db.SaveChangesAsync(ct); }
        catch (DbUpdateException) { /* another replica stored the same page this moment */ }
    }

    public static byte[] BodyOf(CachedAnswer stored)
    {
        using var unpacked = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(stored.Body), CompressionMode.Decompress)) brotli.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static byte[] Compress(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) brotli.Write(body);
        return packed.ToArray();
    }

    private static string Hash(string? secret) => secret is null
        ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"etag\n{secret}")))[..32];

    private AsyncServiceScope Scope(Access access)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Tenant>().Organization = access.Organization;
        return scope;
    }
}
