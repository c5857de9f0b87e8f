using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using JakeOps.Tests.Support;

namespace JakeOps.Gateway.Tests;

/// <summary>A gateway that serves a dashboard of a few small files, with a file beside it that is nobody's business.</summary>
public sealed class ServedPages : IAsyncLifetime
{
    private readonly TempFolder _folder = new();

    internal GatewayApp App { get; private set; } = null!;

    internal HttpClient Http { get; private set; } = null!;

    /// <summary>As an operator may leave it, who serves the API elsewhere.</summary>
    internal string Page { get; } =
        """<!doctype html><meta name="jakeops-api" content="https://api.example"><script type="module" src="/assets/main-1a2b.js"></script>""";

    public async ValueTask InitializeAsync()
    {
        Write("secret.txt", "a secret");
        Write("pages/index.html", Page);
        Write("pages/theme.js", "theme()");
        Write("pages/favicon.svg", "<svg/>");
        Write("pages/assets/main-1a2b.js", "a script in full length");
        Write("pages/assets/main-1a2b.js.br", "as brotli");
        Write("pages/assets/main-1a2b.js.gz", "as gzip");
        Write("pages/assets/main-1a2b.css", "a{}");
        Write("pages/assets/font-1a2b.woff2", "letters");
        App = await GatewayApp.StartAsync(_folder, "--Dashboard:Folder", _folder.File("pages"));
        Http = new() { BaseAddress = App.Address };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        _folder.Dispose();
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllText(_folder.File(name), text);
    }
}

public class PageTests(ServedPages served) : IClassFixture<ServedPages>
{
    private const string Script = "/assets/main-1a2b.js";

    private readonly HttpClient _http = served.Http;

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/index.html", "text/html")]
    [InlineData("/theme.js", "text/javascript")]
    [InlineData("/favicon.svg", "image/svg+xml")]
    [InlineData(Script, "text/javascript")]
    [InlineData("/assets/main-1a2b.css", "text/css")]
    [InlineData("/assets/font-1a2b.woff2", "font/woff2")]
    public async Task Each_file_says_what_it_is_and_how_long_it_stays_true(string path, string type)
    {
        using var answer = await _http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe(type);
        // The name of a hashed file changes with what is in it; all others are asked for again.
        answer.Headers.GetValues("Cache-Control").Single()
            .ShouldBe(path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache");
        answer.Headers.ETag.ShouldNotBeNull();
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("connect-src 'self'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("/board")]
    [InlineData("/deliveries/0123456789ab?tab=transcript&event=7")]
    [InlineData("/apiary")]
    [InlineData("/sources/a%20name/of/many/parts")]
    public async Task The_address_of_a_screen_answers_the_page_as_the_operator_left_it(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/html");
        answer.Headers.GetValues("Cache-Control").Single().ShouldBe("no-cache");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(served.Page);
    }

    [Theory]
    [InlineData("/api")]
    [InlineData("/api/")]
    [InlineData("/api/nothing")]
    [InlineData("/API/nothing")]
    [InlineData("/api/board/index.html")]
    public async Task An_unknown_path_of_the_API_answers_problem_details_and_never_a_page(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var answer = await _http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        problem.GetProperty("status").GetInt32().ShouldBe(404);
    }

    [Theory]
    [InlineData("/assets/main-0000.js")]
    [InlineData("/assets/gone")]
    [InlineData("/robots.txt")]
    public async Task A_file_that_is_not_there_is_not_answered_with_the_page(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("<!doctype");
    }

    [Theory]
    [InlineData("br", "br", "as brotli")]
    [InlineData("gzip, deflate, br, zstd", "br", "as brotli")]
    [InlineData("gzip", "gzip", "as gzip")]
    [InlineData("br;q=0, gzip", "gzip", "as gzip")]
    [InlineData("deflate", null, "a script in full length")]
    [InlineData(null, null, "a script in full length")]
    public async Task A_hashed_file_is_sent_as_small_as_the_browser_reads_it(string? reads, string? coding, string content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Script);
        if (reads is not null) request.Headers.Add("Accept-Encoding", reads);
        using var answer = await _http.SendAsync(request);
        answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(coding);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("text/javascript");
        answer.Headers.Vary.ShouldContain("Accept-Encoding");
        (await answer.Content.ReadAsStringAsync()).ShouldBe(content);
    }

    [Fact]
    public async Task Each_coding_of_a_file_has_a_tag_of_its_own()
    {
        var tags = new HashSet<string?>();
        foreach (var coding in (string[])["identity", "gzip", "br"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Script);
            request.Headers.Add("Accept-Encoding", coding);
            using var answer = await _http.SendAsync(request);
            tags.Add(answer.Headers.ETag?.Tag);
        }
        tags.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("/board")]
    [InlineData(Script)]
    public async Task Who_has_it_already_is_told_so_without_the_file(string path)
    {
        EntityTagHeaderValue tag;
        using (var first = await _http.GetAsync(path)) tag = first.Headers.ETag.ShouldNotBeNull();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { tag } } };
        using var again = await _http.SendAsync(request);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.CacheControl.ShouldNotBeNull();
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        using var changed = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { new("\"another\"") } } };
        using var whole = await _http.SendAsync(changed);
        whole.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/deliveries/0123456789ab", "text/html")]
    [InlineData(Script, "text/javascript")]
    public async Task HEAD_tells_the_same_and_sends_nothing(string path, string type)
    {
        using var whole = await _http.GetAsync(path);
        var length = Encoding.UTF8.GetByteCount(await whole.Content.ReadAsStringAsync());
        var answer = await RawHttp.SendAsync(served.App.Address,
            $"HEAD {path} HTTP/1.1\nHost: {served.App.Address.Authority}\nConnection: close\n\n");
        answer.ShouldStartWith("HTTP/1.1 200");
        answer.ShouldContain($"Content-Length: {length}");
        answer.ShouldContain($"Content-Type: {type}");
        answer.ShouldContain($"ETag: {whole.Headers.ETag}");
        answer.ShouldEndWith("\r\n\r\n");
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/..%2fsecret.txt")]
    [InlineData("/assets/..%2f..%2fsecret.txt")]
    [InlineData(@"/..\secret.txt")]
    [InlineData("/..%5csecret.txt")]
    [InlineData("/%252e%252e%252fsecret.txt")]
    [InlineData("//secret.txt")]
    [InlineData("/secret.txt%00.js")]
    public async Task No_path_leads_out_of_the_folder(string target)
    {
        var answer = await RawHttp.GetAsync(served.App.Address, target);
        answer.ShouldMatch("^HTTP/1.1 40[04]");
        answer.ShouldNotContain("a secret");
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_page_is_only_read(string method)
    {
        using var request = new HttpRequestMessage(new(method), "/board");
        using var answer = await _http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }
}
