using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;

namespace JakeOps.Tests.GitHubStub;

/// <summary>GitHub's own examples, a fresh copy each time.</summary>
internal static class Templates
{
    private static readonly ConcurrentDictionary<string, string> Texts = new();

    /// <summary>The body of a recorded answer; of a list its first item.</summary>
    public static JsonObject Body(string name)
    {
        var body = JsonNode.Parse(Texts.GetOrAdd(name, one =>
            JsonNode.Parse(Read(one))!["response"]!["body"]!.ToJsonString()))!;
        return body is JsonArray list ? list[0]!.DeepClone().AsObject() : body.AsObject();
    }

    /// <summary>A recorded webhook, its bytes as text.</summary>
    public static JsonObject Webhook(string name) =>
        JsonNode.Parse(Texts.GetOrAdd($"webhooks/{name}", Read))!.AsObject();

    private static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no example {name} in tests/github-stub/data.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
