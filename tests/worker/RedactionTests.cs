using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace JakeOps.Worker.Tests;

public sealed class RedactionTests
{
    private const string Secret = "Zq8/x!\"w\\7Kp+3Lm\u00e9";
    private const string Key = """
        -----BEGIN OPENSSH PRIVATE KEY-----
        b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
        QyNTUxOQAAACBkYXRhIG9mIGEga2V5IHRoYXQgbmV2ZXIgd2FzIG9uZSwgc28gbm8gaGFybQ
        -----END OPENSSH PRIVATE KEY-----
        """;

    private readonly Redactor _redactor = With(Secret);

    [Fact]
    public void A_known_secret_is_masked_as_it_is_and_counted() =>
        Redact($"the password is {Secret}, yes\n").ShouldBe("the password is [redacted:environment], yes\n");

    [Fact]
    public void It_is_masked_inside_JSON_and_inside_JSON_in_JSON_and_what_is_left_is_JSON()
    {
        var once = JsonSerializer.Serialize(new { text = $"{Secret}\n" }, Relaxed);
        var twice = JsonSerializer.Serialize(new { text = once }, Relaxed);
        var strict = JsonSerializer.Serialize(new { text = Secret });

        var clean = Redact($"{once}\n{twice}\n{strict}\n").Split('\n');

        clean[0].ShouldBe("""{"text":"[redacted:environment]\n"}""");
        JsonDocument.Parse(clean[1]).RootElement.GetProperty("text").GetString()
            .ShouldBe("""{"text":"[redacted:environment]\n"}""");
        clean[2].ShouldBe("""{"text":"[redacted:environment]"}""");
        _redactor.Counts["environment"].ShouldBe(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("user:")]
    public void It_is_masked_in_base64_wherever_it_begins_there(string before)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Secret + " and more"));

        Redact($$"""{"out":"{{text}}"}""" + "\n").ShouldBe("""{"out":"[redacted:environment]"}""" + "\n");
    }

    [Fact]
    public void It_is_masked_in_base64_that_is_wrapped_in_its_middle()
    {
        for (var before = 30; before < 58; before++)
        {
            var bytes = Encoding.UTF8.GetBytes(new string('.', before) + Secret + new string('.', 60));
            var wrapped = string.Join("\\n", Convert.ToBase64String(bytes).Chunk(76).Select(line => new string(line)));
            Redact($$"""{"out":"{{wrapped}}"}""" + "\n").ShouldBe("""{"out":"[redacted:environment]"}""" + "\n");
        }
    }

    [Fact]
    public void A_secret_of_several_lines_is_masked_line_by_line()
    {
        var redactor = With("first-line-Of-1-secret\nsecond-line-Of-1-secret\n");

        Redact("  second-line-Of-1-secret\n", redactor).ShouldBe("  [redacted:environment]\n");
        Redact("x first-line-Of-1-secret\n", redactor).ShouldBe("x [redacted:environment]\n");
    }

    [Theory]
    [InlineData("aws_key", "AKIA", "ABCDEFGHIJKLMNOP")]
    [InlineData("aws_key", "aws_secret_access_key = ", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ/+12")]
    [InlineData("google_key", "AIza", "SyA1234567890abcdefghijklmnopqrstuv")]
    [InlineData("github_token", "ghp_", "abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("github_token", "github_pat_", "11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz")]
    [InlineData("gitlab_token", "glpat-", "abcdefghij0123456789")]
    [InlineData("npm_token", "npm_", "abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("slack_token", "xoxb-", "123456789012-abcdefghijkl")]
    [InlineData("agent_key", "sk-ant-", "api03-abcdefghijklmnopqrstuvwx")]
    [InlineData("jwt", "eyJhbGciOiJIUzI1NiJ9.", "eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U")]
    public void Well_known_tokens_are_masked_plain_and_in_base64(string rule, string start, string rest)
    {
        var token = start + rest;
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes($"u:{token}"));

        Redact($"- {token} -\n").ShouldBe($"- [redacted:{rule}] -\n");
        Redact($"- {base64} -\n").ShouldBe($"- [redacted:{rule}] -\n");
    }

    [Fact]
    public void A_private_key_is_masked_in_JSON_with_line_numbers_and_over_raw_lines()
    {
        var numbered = string.Join("\\n", Key.Split('\n').Select((line, number) => $"     {number + 1}\u2192{line}"));

        Redact($$"""{"content":"{{numbered}}\n"}""" + "\n")
            .ShouldBe("""{"content":"     1→[redacted:private_key]\n"}""" + "\n");
        Redact($"key:\n{Key}\n").ShouldBe("key:\n[redacted:private_key]\n");
        // Line by line, as it may arrive.
        var lines = Key.Split('\n').Select(line => Redact(line + "\n"));
        string.Concat(lines).ShouldBe("[redacted:private_key][redacted:private_key][redacted:private_key][redacted:private_key]\n");
        Redact("and more\n").ShouldBe("and more\n");
    }

    [Theory]
    [InlineData("development")]
    [InlineData("short7!")]
    [InlineData("aaaaaaaaaaaaaaaa1")]
    public void What_is_short_or_a_plain_word_is_not_hunted(string value) =>
        Redact($"a {value} b\n", With(value)).ShouldBe($"a {value} b\n");

    [Fact]
    public void What_holds_no_secret_comes_out_byte_for_byte()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("text é ghp_short AKIA -----BEGIN CERTIFICATE-----\n"), 0xff, 0xfe, 0, (byte)'\n', 0x80];

        Feed(_redactor, [bytes]).ShouldBe(bytes);
    }

    [Fact]
    public void A_secret_is_found_wherever_the_pipe_cuts_it()
    {
        var bytes = Encoding.UTF8.GetBytes($"{{\"a\":\"{Secret[..4]}\"}}\nthe password is {Secret}.\n");
        for (var cut = 0; cut < bytes.Length; cut++)
            Encoding.UTF8.GetString(Feed(With(Secret), [bytes[..cut], bytes[cut..]]))
                .ShouldEndWith("the password is [redacted:environment].\n");
    }

    [Fact]
    public void A_secret_is_found_in_a_line_that_is_too_long_to_keep()
    {
        const int Block = 64 * 1024;
        var line = new StringBuilder(new string('x', 4 * 1024 * 1024 - 10));
        for (var at = 0; at < 20; at++) line.Append(' ').Append(Secret).Append(new string('y', Block - 1000));
        var bytes = Encoding.UTF8.GetBytes(line.Append('\n').ToString());

        var clean = Encoding.UTF8.GetString(Feed(_redactor, bytes.Chunk(Block)));

        clean.ShouldNotContain(Secret);
        _redactor.Counts["environment"].ShouldBe(20);
    }

    [Fact]
    public void When_the_search_fails_nothing_passes_any_more()
    {
        var slow = new SecretShape("slow", ["slow"], new Regex(@"\Gslow(a+)+$", RegexOptions.None, TimeSpan.FromMilliseconds(20)));
        var redactor = new Redactor(new SecretScanner([], [slow]));
        var passed = new List<byte>();
        redactor.Feed("fine\n"u8, clean => passed.AddRange(clean));

        var failure = Should.Throw<ExecutionFailedException>(() =>
            redactor.Feed(Encoding.UTF8.GetBytes($"slow{new string('a', 60)}!\n"), clean => passed.AddRange(clean)));
        redactor.Feed("later\n"u8, clean => passed.AddRange(clean));
        redactor.Complete(clean => passed.AddRange(clean));

        failure.Message.ShouldContain("nothing more of it was sent");
        Encoding.UTF8.GetString([.. passed]).ShouldBe("fine\n");
    }

    [Theory]
    [InlineData("GITHUB_TOKEN", "abc", "abc")]
    [InlineData("DB_PASSWORD", "abc", "abc")]
    [InlineData("ConnectionStrings__delivery", "Host=db;Password=abc;Pooling=true", "abc")]
    [InlineData("DATABASE", "postgres://me:a%2Fb@db/x", "a/b")]
    [InlineData("TOKEN_FILE", "/run/token", null)]
    [InlineData("SSH_AUTH_SOCK", "/tmp/agent.1", null)]
    [InlineData("HOME", "/root", null)]
    public void Variables_that_are_named_like_secrets_are_secrets(string name, string value, string? secret)
    {
        var found = KnownSecrets.OfVariable(name, value).ToList();

        if (secret is null) found.ShouldBeEmpty();
        else found.ShouldContain(secret);
    }

    [Theory]
    [InlineData("https://me:tok-1@github.com\n", "tok-1")]
    [InlineData("machine github.com login me password tok-2\n", "tok-2")]
    [InlineData("github.com:\n    oauth_token: tok-3\n    user: me\n", "tok-3")]
    [InlineData("""{"claudeAiOauth":{"accessToken":"tok-4","expiresAt":1}}""", "tok-4")]
    public void Credential_files_of_git_gh_and_the_agent_are_read(string text, string secret) =>
        KnownSecrets.OfText(text).ShouldBe([secret]);

    private static readonly JsonSerializerOptions Relaxed =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static Redactor With(string secret) => new(new SecretScanner([("environment", secret)], SecretShapes.All));

    private string Redact(string text) => Redact(text, _redactor);

    private static string Redact(string text, Redactor redactor) =>
        Encoding.UTF8.GetString(Feed(redactor, [Encoding.UTF8.GetBytes(text)], complete: false));

    private static byte[] Feed(Redactor redactor, IEnumerable<byte[]> chunks, bool complete = true)
    {
        var clean = new List<byte>();
        foreach (var chunk in chunks) redactor.Feed(chunk, bytes => clean.AddRange(bytes));
        if (complete) redactor.Complete(bytes => clean.AddRange(bytes));
        return [.. clean];
    }
}
