using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace JakeOps.Contracts.Tests;

/// <summary>What a message looks like when another version wrote it.</summary>
internal static class Versions
{
    /// <summary>From an older version: a field that may be null is not there yet. One variant for each.</summary>
    public static IEnumerable<string> Older(Type type, JsonNode json, Func<string, string> nameOf)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var field in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                     .Where(field => nullability.Create(field).ReadState == NullabilityState.Nullable))
        {
            var older = json.DeepClone().AsObject();
            older.Remove(nameOf(field.Name)).ShouldBeTrue(field.Name);
            yield return older.ToJsonString();
        }
    }

    /// <summary>From a newer version: every object has a field more.</summary>
    public static string Newer(JsonNode json)
    {
        var newer = json.DeepClone();
        Extend(newer);
        return newer.ToJsonString();
    }

    private static void Extend(JsonNode? node)
    {
        if (node is JsonArray list)
            foreach (var item in list) Extend(item);
        if (node is not JsonObject fields) return;
        foreach (var (_, value) in fields.Where(field => field.Value is not null).ToList()) Extend(value);
        // A key more in a dictionary would be data.
        if (!fields.ContainsKey(Filled.Key)) fields["from_the_future"] = JsonSerializer.SerializeToNode(new { any = 1 });
    }
}
