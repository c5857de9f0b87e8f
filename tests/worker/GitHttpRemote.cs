using System.Diagnostics;
using System.Net;
using System.Text;

namespace JakeOps.Worker.Tests;

/// <summary>The workshop's remote over HTTP on loopback: git's own <c>http-backend</c> behind a password.</summary>
internal sealed class GitHttpRemote : IDisposable
{
    public const string Password = "s3cret/p@ss";
    private readonly HttpListener _listener;
    private readonly string _root;

    public GitHttpRemote(GitWorkshop shop)
    {
        _root = shop.Root;
        shop.AtRemote("config", "http.receivepack", "true");
        // HttpListener cannot pick a free port itself.
        for (var port = Random.Shared.Next(20000, 60000); ; port++)
        {
            Authority = $"127.0.0.1:{port}";
            // One that found its port taken is of no use any more.
            _listener = new() { Prefixes = { $"http://{Authority}/" } };
            try
            {
                _listener.Start();
                break;
            }
            catch (HttpListenerException)
            {
                // The next port, then.
            }
        }
        _ = ServeAsync();
    }

    public string Authority { get; }

    public string WithPassword => $"http://me:{Uri.EscapeDataString(Password)}@{Authority}";

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var response = context.Response;
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Password}"));
        if (context.Request.Headers["Authorization"] != expected)
        {
            response.StatusCode = 401;
            response.AddHeader("WWW-Authenticate", "Basic realm=\"git\"");
            return;
        }
        using var process = Start(context.Request);
        await context.Request.InputStream.CopyToAsync(process.StandardInput.BaseStream);
        process.StandardInput.Close();
        using var output = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(output);
        await AnswerAsync(response, output.ToArray());
    }

    private Process Start(HttpListenerRequest request)
    {
        var start = new ProcessStartInfo("git", ["http-backend"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["GIT_PROJECT_ROOT"] = _root;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["PATH_INFO"] = request.Url!.AbsolutePath;
        start.Environment["QUERY_STRING"] = request.Url.Query.TrimStart('?');
        start.Environment["REQUEST_METHOD"] = request.HttpMethod;
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? "";
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? "";
        start.Environment["GIT_PROTOCOL"] = request.Headers["Git-Protocol"] ?? "";
        start.Environment["REMOTE_USER"] = "me";
        return Process.Start(start)!;
    }

    private static async Task AnswerAsync(HttpListenerResponse response, byte[] cgi)
    {
        var end = cgi.AsSpan().IndexOf("\r\n\r\n"u8);
        foreach (var header in Encoding.ASCII.GetString(cgi, 0, end).Split("\r\n").Select(line => line.Split(": ", 2)))
        {
            if (header[0] == "Status") response.StatusCode = int.Parse(header[1][..3], null);
            else if (header[0] == "Content-Type") response.ContentType = header[1];
            else response.AddHeader(header[0], header[1]);
        }
        await response.OutputStream.WriteAsync(cgi.AsMemory(end + 4));
    }
}
