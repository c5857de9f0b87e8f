using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using JakeOps.Worker.Protocol;

namespace JakeOps.WorkerBroker.Tests;

public class ProtocolTests
{
    [Fact]
    public void The_schema_file_is_what_the_code_says()
    {
        var file = Path.Combine(TestPaths.Repository, "worker", "protocol", "protocol.schema.json");
        var schema = Schema().ToJsonString(new(Wire.Json) { WriteIndented = true }) + "\n";
        if (Environment.GetEnvironmentVariable("JAKEOPS_FREEZE") == "1") File.WriteAllText(file, schema);
        File.ReadAllText(file)
            .ShouldBe(schema, "The protocol changed. If that is meant, run this test once with JAKEOPS_FREEZE=1.");
    }

    [Fact]
    public void The_page_names_every_message_and_every_close_code()
    {
        var page = File.ReadAllText(Path.Combine(TestPaths.Repository, "worker", "protocol", "protocol.md"));
        foreach (var (name, _) in Messages()) page.ShouldContain($"| `{name}` |");
        foreach (var code in typeof(CloseCodes).GetFields()) page.ShouldContain($"| {code.GetRawConstantValue()} |");
    }

    [Fact]
    public void Text_travels_without_needless_escapes()
    {
        var frame = Encoding.UTF8.GetString(Wire.Write(Sample.Output(Guid.Empty, 1, "{\"a\":\"é\"}")));
        frame.ShouldContain("""{"text":"{\"a\":\"é\"}","more":false,"base64":false}""");
    }

    [Fact]
    public void What_may_be_absent_may_be_absent_and_the_rest_may_not()
    {
        Wire.Read(
            """{"type":"accept","execution_id":"01a20439-1903-7437-a897-34f61f8ee9ee","attempt":1,"agent":"a"}"""u8)
            .ShouldBeOfType<Accept>().Simulated.ShouldBeFalse();
        Should.Throw<JsonException>(() => Wire.Read("""{"type":"accept","attempt":1}"""u8));
        Should.Throw<JsonException>(() => Wire.Read("""{"type":"hello","name":null}"""u8));
    }

    /// <summary>One definition for each message; a field that need not be there may be null or absent.</summary>
    private static JsonObject Schema()
    {
        var messages = new JsonObject();
        foreach (var (name, type) in Messages())
        {
            var message =
                Wire.Json.GetJsonSchemaAsNode(type, new() { TreatNullObliviousAsNonNullable = true }).AsObject();
            message["type"] = "object";
            var fields = message["properties"]?.DeepClone().AsObject() ?? [];
            fields["type"] = new JsonObject { ["const"] = name };
            message["properties"] = fields;
            message["required"] =
                new JsonArray(["type", .. (message["required"]?.AsArray() ?? []).Select(field => field!.DeepClone())]);
            LetNullBeAbsent(message);
            messages[name] = message;
        }
        return new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Messages of the JakeOps worker protocol, version 1",
            ["$defs"] = messages,
            ["oneOf"] =
                new JsonArray(
                    [.. Messages().Select(message => new JsonObject { ["$ref"] = $"#/$defs/{message.Name}" })]),
        };
    }

    /// <summary>What is null is not written.</summary>
    private static void LetNullBeAbsent(JsonNode? schema)
    {
        if (schema is JsonArray list)
            foreach (var item in list) LetNullBeAbsent(item);
        if (schema is not JsonObject fields) return;
        foreach (var (_, value) in fields) LetNullBeAbsent(value);
        if (fields["required"] is JsonArray required && fields["properties"] is JsonObject properties)
            foreach (var field in required.Where(field => MayBeNull(properties[field!.GetValue<string>()])).ToList())
                required.Remove(field);
    }

    private static bool MayBeNull(JsonNode? schema) =>
        schema?["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "null");

    private static IEnumerable<(string Name, Type Type)> Messages() => typeof(Message)
        .GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
        .Select(message => ((string)message.TypeDiscriminator!, message.DerivedType));
}
