using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace JakeOps.Worker;

/// <summary>The way to the server, the same for HTTP and the WebSocket: through which proxy, and whose certificates
/// count.</summary>
internal static class ServerHttp
{
    public static SocketsHttpHandler Handler(WorkerOptions options)
    {
        // Without a setting the system's proxy counts, which is what HTTPS_PROXY and NO_PROXY say.
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        if (options.Proxy is { } proxy)
        {
            var user = Uri.UnescapeDataString(proxy.UserInfo).Split(':', 2);
            handler.Proxy = new WebProxy(proxy) { Credentials = user is [var name, var word] ? new NetworkCredential(name, word) : null };
        }
        if (Authorities(options.CaFile).Of is { Count: > 0 } authorities)
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors
                    && certificate is X509Certificate2 server && IsSignedBy(authorities, server, chain));
        return handler;
    }

    /// <summary>Where workers connect.</summary>
    public static Uri Address(Uri server) => new(server, server.AbsolutePath.TrimEnd('/') + Wire.Path);

    /// <summary>Those of the file, or why it cannot be used.</summary>
    public static (X509Certificate2Collection Of, string? Problem) Authorities(string? given)
    {
        var all = new X509Certificate2Collection();
        var file = given ?? Environment.GetEnvironmentVariable("SSL_CERT_FILE");
        if (string.IsNullOrEmpty(file)) return (all, null);
        try
        {
            all.ImportFromPemFile(file);
            return (all, all.Count > 0 ? null : $"There is no certificate in {file}: --ca wants a PEM file.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return (all, $"The certificates in {file} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Why the server is of no use, with what to do where that is known.</summary>
    /// <param name="failure">What went wrong on the way; null where it answered.</param>
    public static string WhyNot(Uri server, HttpStatusCode answer, Exception? failure) => $"{server} " + answer switch
    {
        HttpStatusCode.Unauthorized => "refuses the token: it is revoked, has expired, or is of another server. "
            + "Make a new one with POST /api/workers/tokens.",
        0 => $"cannot be reached: {Explain(failure!)}",
        _ => $"answers {(int)answer} instead of taking a worker; is it a JakeOps server?",
    };

    private static string Explain(Exception failure)
    {
        var cause = failure;
        while (cause.InnerException is { } inner && cause is not AuthenticationException) cause = inner;
        return failure is OperationCanceledException ? "no answer"
            : cause is not AuthenticationException ? cause.Message
            : $"its certificate is not trusted ({cause.Message.TrimEnd('.')}). Where it is signed by an authority of " +
                "your own, name that with --ca FILE.";
    }

    private static bool IsSignedBy(X509Certificate2Collection authorities, X509Certificate2 server, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        foreach (var element in sent?.ChainElements ?? chain.ChainElements)
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(server);
    }
}
