using System.Reflection;

namespace JakeOps.Contracts.Tests;

/// <summary>A record with every field filled, always with the same values.</summary>
internal static class Filled
{
    /// <summary>The one key of every dictionary.</summary>
    public const string Key = "some key";

    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static object Of(Type type) => Value(type, type.Name);

    private static object Value(Type declared, string name)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(string)) return $"some {name}";
        if (type == typeof(bool)) return true;
        if (type == typeof(int)) return 7;
        if (type == typeof(long)) return 5_000_000_000;
        if (type == typeof(decimal)) return 1.25m;
        if (type == typeof(Guid)) return new Guid("0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b");
        if (type == typeof(DateTimeOffset)) return Time;
        if (type.IsGenericType) return Collection(type, name);
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new NotSupportedException($"{type} cannot be filled: extend {nameof(Filled)}.");
        return constructor.Invoke([.. constructor.GetParameters().Select(field => Value(field.ParameterType, field.Name!))]);
    }

    private static object Collection(Type type, string name) => type.GetGenericTypeDefinition() switch
    {
        { } list when list == typeof(IReadOnlyList<>) => List(type.GenericTypeArguments[0], name),
        { } map when map == typeof(IReadOnlyDictionary<,>) => Map(type.GenericTypeArguments[1], name),
        _ => throw new NotSupportedException($"{type} cannot be filled: extend {nameof(Filled)}."),
    };

    private static Array List(Type item, string name)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Value(item, name), 0);
        return list;
    }

    private static object Map(Type value, string name)
    {
        var map = Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), value))!;
        map.GetType().GetMethod("Add", BindingFlags.Public | BindingFlags.Instance)!.Invoke(map, [Key, Value(value, name)]);
        return map;
    }
}
