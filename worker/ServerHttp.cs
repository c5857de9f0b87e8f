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
            handler.Proxy = new WebProxy(proxy)
            {
                Credentials = user.Length == 2 ? new NetworkCredential(user[0], user[1]) : null,
            };
        }
        if (CaFile(options.CaFile) is { } file)
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors
                    && certificate is X509Certificate2 server && IsSignedBy(authorities, server, chain));
        }
        return handler;
    }

    /// <summary>Why the file of authorities cannot be used; null when it can.</summary>
    public static string? CaProblem(string? given)
    {
        if (CaFile(given) is not { } file) return null;
        try
        {
            var authorities = new X509Certificate2Collection();
            authorities.ImportFromPemFile(file);
            return authorities.Count > 0 ? null : $"There is no certificate in {file}: --ca wants a PEM file.";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return $"The certificates in {file} cannot be read: {failure.Message}";
        }
    }

    /// <summary>What went wrong on the way, with what to do where that is known.</summary>
    public static string Explain(Exception failure)
    {
        var cause = failure;
        while (cause.InnerException is { } inner && cause is not AuthenticationException) cause = inner;
        return cause is AuthenticationException
            ? $"its certificate is not trusted ({cause.Message.TrimEnd('.')}). Where it is signed by an authority of " +
                "your own, name that with --ca FILE."
            : cause.Message;
    }

    private static string? CaFile(string? given) => given
        ?? (Environment.GetEnvironmentVariable("SSL_CERT_FILE") is { Length: > 0 } file ? file : null);

    private static bool IsSignedBy(X509Certificate2Collection authorities, X509Certificate2 server, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (sent is not null)
            foreach (var element in sent.ChainElements) chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        return chain.Build(server);
    }
}
