using System.Net;
using System.Net.Sockets;
using System.Text;

namespace JakeOps.Gateway.Tests;

/// <summary>Requests that no HTTP client would send.</summary>
internal static class RawHttp
{
    /// <summary>Everything that comes back until the connection is closed.</summary>
    public static async Task<string> SendAsync(Uri server, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request.ReplaceLineEndings("\r\n")));
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var reader = new StreamReader(stream);
        try { return await reader.ReadToEndAsync(late.Token); }
        catch (IOException) { return ""; }
    }

    public static Task<string> GetAsync(Uri server, string target, params string[] headers) => SendAsync(
        server, $"GET {target} HTTP/1.1\nHost: {server.Authority}\n{string.Concat(headers.Select(header => $"{header}\n"))}Connection: close\n\n");
}
