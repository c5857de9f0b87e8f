using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JakeOps.Hosting;

/// <summary>What an accepted request changed, for the audit of the gateway: a feature of the request in its own process,
/// a header on the way from a service to the gateway, which takes it off.</summary>
/// <param name="Json"><c>{"before": ..., "after": ...}</c> in ASCII, with what differs only.</param>
public sealed record Change(string Json)
{
    public const string Header = "X-JakeOps-Change";

    /// <summary>Servers take some 8 KB of a header.</summary>
    public const int MostCharacters = 4000;
}

public static class ChangeNotes
{
    /// <summary>Before the answer begins. An audit is read by many: nothing secret may stand in it.</summary>
    /// <param name="before">Null for what was made by the request.</param>
    /// <param name="after">Null for what is gone.</param>
    public static void Changed(this HttpContext http, object? before, object? after)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var (old, now) = (Node(before), Node(after));
        if (old is not null && now is not null)
            foreach (var name in old.Select(field => field.Key).ToList())
                if (now.ContainsKey(name) && JsonNode.DeepEquals(old[name], now[name]))
                {
                    old.Remove(name);
                    now.Remove(name);
                }
        var json = new JsonObject { ["before"] = old, ["after"] = now }.ToJsonString();
        if (json.Length > Change.MostCharacters) json = """{"before":null,"after":null,"cut":true}""";
        http.Features.Set(new Change(json));
        if (http.RequestServices.GetService<CallerCheck>() is SignedCallers) http.Response.Headers[Change.Header] = json;

        JsonObject? Node(object? state) => JsonSerializer.SerializeToNode(state, options) as JsonObject;
    }
}
