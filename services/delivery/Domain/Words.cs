using System.Text.Json;
using System.Text.Json.Serialization;

namespace JakeOps.Delivery;

/// <summary>The words of the API, the messages and the database for the domain's enums and records.</summary>
internal static class Words
{
    /// <summary>JSON as it is on HTTP and in JSON columns: snake_case, enums as words.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    public static string Word<T>(this T value) where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Null for a word that is none of them.</summary>
    public static T? Parse<T>(string? word) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
            if (value.Word() == word) return value;
        return null;
    }

    public static string AllOf<T>() where T : struct, Enum => Listed(Enum.GetValues<T>());

    public static string Listed<T>(IEnumerable<T> values) where T : struct, Enum => string.Join(", ", values.Select(Word));
}
