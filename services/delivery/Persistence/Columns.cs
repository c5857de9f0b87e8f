using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JakeOps.Delivery;

internal static class JsonColumns
{
    /// <summary>Stores an immutable value as JSON text, the same in both databases.</summary>
    public static void IsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        new ValueConverter<T, string>(
            value => JsonSerializer.Serialize(value, Words.Json),
            json => JsonSerializer.Deserialize<T>(json, Words.Json)!),
        new ValueComparer<T>((a, b) => ReferenceEquals(a, b), value => value == null ? 0 : value.GetHashCode(),
            value => value));
}

internal static class EnumColumns
{
    /// <summary>Every enum is stored as its word in the API.</summary>
    public static void AreWords(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).ToList())
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (!type.IsEnum) continue;
            property.SetValueConverter(
                (ValueConverter)Activator.CreateInstance(typeof(WordOf<>).MakeGenericType(type))!);
            property.SetMaxLength(20);
        }
    }

    private sealed class WordOf<T>() : ValueConverter<T, string>(value => value.Word(), word => Read(word)) where T
        : struct, Enum
    {
        private static T Read(string word) =>
            Words.Parse<T>(word)
                ?? throw new InvalidOperationException($"The database holds '{word}', which no {typeof(T).Name} is.");
    }
}
