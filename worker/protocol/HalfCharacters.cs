using System.Globalization;
using System.Text;
using System.Text.Json;

namespace JakeOps.Worker.Protocol;

/// <summary>Agents cut texts without regard for characters that are two UTF-16 units, and write the half that is left
/// as an escape. That is valid JSON but no .NET string: <see cref="JsonElement.GetString"/> throws. Here it reads as
/// U+FFFD.</summary>
internal static class HalfCharacters
{
    public static string? Read(JsonElement text)
    {
        try { return text.GetString(); }
        catch (InvalidOperationException) { return Unescape(text.GetRawText().AsSpan()[1..^1]); }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\') { text.Append(raw[i]); continue; }
            if (raw[++i] == 'u')
            {
                var unit = raw.Slice(i + 1, 4);
                text.Append((char)ushort.Parse(unit, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
            else text.Append(Character(raw[i]));
        }
        // The encoder puts U+FFFD where a half stands alone.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static char Character(char escape) =>
        escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escape };
}
