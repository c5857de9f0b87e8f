using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JakeOps.Gateway.Pages;

/// <summary>The built dashboard. A path that no file has is a screen, and gets the one page that all screens are in;
/// under <c>/api</c> there is none.</summary>
internal sealed class DashboardFiles(IOptions<DashboardOptions> options)
{
    private const string NotBuilt =
        "The dashboard was not built. The API is at /api, and /api/openapi.json describes it.\n" +
        "To have the dashboard, see to it that Node.js 20.19 or newer is installed (https://nodejs.org) and that npm reaches its " +
        "registry, and start again with: dotnet run --project services/all-in-one\n";

    /// <summary>The build writes every hashed file in these too.</summary>
    private static readonly (string Coding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider Types = new();

    private readonly PhysicalFileProvider? _files =
        Directory.Exists(options.Value.Folder) ? new(Path.GetFullPath(options.Value.Folder)) : null;

    public Results<PhysicalFileHttpResult, NotFound, ContentHttpResult> Get(string? path, HttpContext http)
    {
        if (_files?.GetFileInfo("index.html") is not { Exists: true } page)
            return TypedResults.Text(NotBuilt, "text/plain", statusCode: 404);
        var name = path ?? "";
        if (_files.GetFileInfo(name) is { Exists: true, IsDirectory: false } file)
            return Send(file, name, http);
        // A file of an older build must not come back as a page: its script would not run.
        return Path.HasExtension(name) || name.StartsWith("assets/", StringComparison.Ordinal)
            ? TypedResults.NotFound()
            : Send(page, "index.html", http);
    }

    private PhysicalFileHttpResult Send(IFileInfo file, string name, HttpContext http)
    {
        var headers = http.Response.Headers;
        var hashed = name.StartsWith("assets/", StringComparison.Ordinal);
        headers.CacheControl = hashed ? "public, max-age=31536000, immutable" : "no-cache";
        var type = Types.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        if (hashed) file = Smallest(file, name, http);
        var tag = new EntityTagHeaderValue($"\"{file.LastModified.Ticks:x}-{file.Length:x}\"");
        return TypedResults.PhysicalFile(file.PhysicalPath!, type, null, file.LastModified, tag);
    }

    private IFileInfo Smallest(IFileInfo file, string name, HttpContext http)
    {
        http.Response.Headers.Vary = "Accept-Encoding";
        foreach (var (coding, suffix) in Compressed)
        {
            if (!Takes(http.Request, coding) || _files!.GetFileInfo(name + suffix) is not { Exists: true } smaller) continue;
            http.Response.Headers.ContentEncoding = coding;
            return smaller;
        }
        return file;
    }

    private static bool Takes(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(one => one.Value.Equals(coding, StringComparison.OrdinalIgnoreCase)
            && one.Quality is not 0);
}
