using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using JakeOps.Worker.Protocol;

namespace JakeOps.Contracts.Tests;

public class WorkerMessageTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    public static TheoryData<Type, string> Messages
    {
        get
        {
            var data = new TheoryData<Type, string>();
            foreach (var known in typeof(Message).GetCustomAttributes<JsonDerivedTypeAttribute>())
                data.Add(known.DerivedType, (string)known.TypeDiscriminator!);
            return data;
        }
    }

    [Fact]
    public void Every_frame_is_listed_with_a_type() =>
        typeof(Message).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Message)))
            .ShouldBe(Messages.Select(known => known.Data.Item1), ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_frame_is_written_as_it_was_frozen(Type message, string type)
    {
        var json = Json(message);
        json["type"]!.GetValue<string>().ShouldBe(type);
        Frozen.ShouldBe("worker", type, json.ToJsonString(Readable));
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_frame_of_another_version_is_read(Type message, string type)
    {
        foreach (var older in Versions.Older(message, Json(message), JsonNamingPolicy.SnakeCaseLower.ConvertName))
            Read(older).ShouldBeOfType(message, type);
        Json(Read(Versions.Newer(Json(message)))).ToJsonString().ShouldBe(Json(message).ToJsonString());
    }

    [Fact]
    public void A_frame_of_an_unknown_type_is_no_error() =>
        Read("""{"type":"from_the_future","field":1}""").GetType().ShouldBe(typeof(Message));

    private static JsonNode Json(Type message) => Json((Message)Filled.Of(message));

    private static JsonNode Json(Message message) => JsonNode.Parse(Wire.Write(message))!;

    private static Message Read(string json) => Wire.Read(Encoding.UTF8.GetBytes(json));
}
