using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using JakeOps.Tests.Support;

namespace JakeOps.Gateway.Tests;

public class TlsTests
{
    [Fact]
    public async Task The_gateway_speaks_TLS_by_certificate_files_and_takes_new_ones_as_they_come()
    {
        using var files = new TempFolder();
        Write(files, "first.example");
        await using var door = new DoorHost();
        await door.OpenAsync(
            [], "--Kestrel:Endpoints:Https:Url", $"https://127.0.0.1:{GuardedProcess.FreePort()}",
            "--Kestrel:Endpoints:Https:Certificate:Path", files.File("tls.crt"),
            "--Kestrel:Endpoints:Https:Certificate:KeyPath", files.File("tls.key"));
        var (subject, hsts) = await AskAsync(door.Http.BaseAddress!);
        subject.ShouldBe("CN=first.example");
        hsts.ShouldBe("max-age=31536000");

        Write(files, "second.example");
        await Eventually.TrueAsync(async () =>
        {
            try { return (await AskAsync(door.Http.BaseAddress!)).Subject == "CN=second.example"; }
            catch (HttpRequestException) { return false; /* while the port is taken anew */ }
        });
    }

    private static async Task<(string? Subject, string? Hsts)> AskAsync(Uri gateway)
    {
        string? subject = null;
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                {
                    subject = certificate?.Subject;
                    return true;
                },
            },
        };
        using var http = new HttpClient(handler) { BaseAddress = gateway };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        // Browsers keep no such promise of this machine's own name, so it is not made there.
        request.Headers.Host = "jakeops.example";
        using var answer = await http.SendAsync(request);
        return (subject, answer.Headers.TryGetValues("Strict-Transport-Security", out var sent) ? sent.Single() : null);
    }

    private static void Write(TempFolder files, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        // The key first: what watches looks at both when the certificate changes.
        File.WriteAllText(files.File("tls.key"), key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(files.File("tls.crt"), certificate.ExportCertificatePem());
    }
}
