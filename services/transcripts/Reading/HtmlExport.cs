using System.Text.Json;
using JakeOps.Worker.Protocol;

namespace JakeOps.Transcripts.Reading;

/// <summary>A run as one HTML file without scripts, to be kept or handed on. Written while it is read; every text of
/// the agent is escaped.</summary>
internal static class HtmlExport
{
    /// <summary>Of a text: what is longer is in the JSON Lines.</summary>
    private const int LongestText = 200_000;

    private const string Style = """
        :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.45 ui-monospace,monospace;margin:.25rem 0}
        article{border-left:3px solid #8886;padding:.25rem 0 .25rem .75rem;margin:.5rem 0}article.sub{margin-left:1.5rem}
        article.error{border-color:#c22}article.denied{border-color:#b60}header{font-size:12px;opacity:.75}
        summary{cursor:pointer}a{color:inherit}dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}dd{margin:0}
        """;

    public static async Task WriteAsync(Stream body, Execution run, LineReader lines, CancellationToken ct)
    {
        await using var html = new HtmlBody(body);
        var facts = RunFacts.Of(run);
        WriteHead(html, run, facts);
        await foreach (var line in lines.ReadAsync(run, 0, ct))
        {
            WriteLine(html, line, facts.Agents);
            await html.YieldAsync(ct);
        }
        html.Raw("</main></body></html>\n");
    }

    private static void WriteHead(HtmlBody html, Execution run, RunFacts facts)
    {
        html.Raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
            .Text($"Run {run.Id} of Delivery {run.DeliveryId}").Raw("</title>")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
            .Raw("<meta name=\"viewport\" content=\"width=device-width\"><style>").Raw(Style).Raw("</style></head><body><main><h1>")
            .Text($"Run of Delivery {run.DeliveryId}").Raw("</h1><dl>");
        Fact(html, "Run", run.Id.ToString());
        Fact(html, "Model", facts.Model);
        Fact(html, "Agent", run.Simulated ? $"{run.Agent} (simulated: no model was asked)" : run.Agent);
        Fact(html, "Worker", run.WorkerName);
        Fact(html, "Started", run.StartedAt?.ToString("u"));
        Fact(html, "Ended", run.CompletedAt?.ToString("u") ?? "not yet when this was written");
        Fact(html, "Tokens", FormattableString.Invariant(
            $"{facts.Usage.InputTokens} in, {facts.Usage.OutputTokens} out, {facts.Usage.CacheReadTokens} read from the cache"));
        Fact(html, "Cost", FormattableString.Invariant($"{facts.Usage.CostUsd:0.0000} USD, the agent's own estimate"));
        html.Raw("</dl>");
    }

    private static void Fact(HtmlBody html, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) html.Raw("<dt>").Text(name).Raw("</dt><dd>").Text(value).Raw("</dd>");
    }

    private static void WriteLine(HtmlBody html, Line line, Buckets agents)
    {
        if (line.AgentLine is not { } said)
        {
            if (line.Event() is { } bare) Article(html, line, null, "", "output", h => Block(h, null, Utf8(bare)));
            return;
        }
        var agent = agents.All.Find(known => known.Id == agents.IdOf(said));
        var label = agent is null or { Id: Buckets.Leader } ? null : agent.Label;
        var kind = said.Subtype == "permission_denied" ? "denied" : HasError(said) ? "error" : "";
        Article(html, line, label, kind, NameOf(said), h => WriteContent(h, said));
    }

    private static void Article(
        HtmlBody html, Line line, string? agent, string kind, string name, Action<HtmlBody> content)
    {
        html.Raw($"<article id=\"e{line.Last}\" class=\"{(agent is null ? "" : "sub ")}{kind}\"><header><a href=\"#e{line.Last}\">")
            .Raw($"{line.Last}</a> ").Text(agent is null ? name : $"{agent}: {name}").Raw("</header>");
        content(html);
        html.Raw("</article>\n");
    }

    private static string NameOf(AgentLine said) =>
        said.Subtype is { } subtype && said.Type != "result" ? subtype.Replace('_', ' ') : said.Type;

    private static bool HasError(AgentLine said) =>
        AgentLine.Flag(said.Json, "is_error") || said["error"] is not null
        || said.Blocks.Any(block => AgentLine.Flag(block, "is_error"));

    private static void WriteContent(HtmlBody html, AgentLine said)
    {
        if (said.Type is not ("assistant" or "user"))
        {
            Folded(html, said["result"] ?? said["message"] ?? said["summary"] ?? "details", Pretty(said.Json));
            return;
        }
        if (AgentLine.Get(said.Json, "message") is { } message && AgentLine.Text(message, "content") is { } plain)
            Block(html, null, plain);
        foreach (var block in said.Blocks) WriteBlock(html, block);
    }

    private static void WriteBlock(HtmlBody html, JsonElement block)
    {
        switch (AgentLine.Text(block, "type"))
        {
            case "text":
                Block(html, null, AgentLine.Text(block, "text") ?? "");
                break;
            case "thinking":
                Folded(html, "thinking", AgentLine.Text(block, "thinking") ?? "");
                break;
            case "tool_use":
                Block(html, AgentLine.Text(block, "name") ?? "tool",
                    AgentLine.Get(block, "input") is { } input ? Pretty(input) : "");
                break;
            case "tool_result":
                Folded(html, AgentLine.Flag(block, "is_error") ? "result: error" : "result", ResultOf(block));
                break;
            default:
                Folded(html, AgentLine.Text(block, "type") ?? "block", Pretty(block));
                break;
        }
    }

    private static string ResultOf(JsonElement block) =>
        AgentLine.Get(block, "content") is not { } content ? ""
        : content.ValueKind != JsonValueKind.Array ? AgentLine.Text(content) ?? Pretty(content)
        : string.Join('\n', content.EnumerateArray().Select(part =>
            AgentLine.Text(part, "text") ?? $"[{AgentLine.Text(part, "type") ?? "content"}]"));

    private static void Block(HtmlBody html, string? name, string text)
    {
        if (name is not null) html.Raw("<strong>").Text(name).Raw("</strong>");
        html.Raw("<pre>").Text(Short(text)).Raw("</pre>");
    }

    private static void Folded(HtmlBody html, string name, string text) =>
        html.Raw("<details><summary>").Text(Words.Name(name) ?? "").Raw("</summary><pre>").Text(Short(text))
            .Raw("</pre></details>");

    private static string Short(string text) => text.Length <= LongestText ? text
        : $"{text[..LongestText]}\n[{text.Length - LongestText} more characters are in the JSON Lines of this run]";

    private static readonly JsonSerializerOptions _indented = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Pretty(JsonElement json)
    {
        try { return JsonSerializer.Serialize(json, _indented); }
        // Half a character cannot be written anew.
        catch (Exception caught) when (caught is InvalidOperationException or ArgumentException) { return json.GetRawText(); }
    }

    private static string Utf8(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);
}
