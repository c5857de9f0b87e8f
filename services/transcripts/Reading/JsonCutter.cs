using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace JakeOps.Transcripts.Reading;

/// <summary>Copies a line's JSON and shortens what a screen would not show at once: long texts and long lists. The copy
/// has the same shape, so that the same code reads both.</summary>
internal sealed class JsonCutter(int longestText)
{
    private const int LongestList = 200;

    private static readonly byte[] _mark = Encoding.UTF8.GetBytes("…");

    private readonly ArrayBufferWriter<byte> _copy = new();

    /// <summary>Something was left out of the last copy.</summary>
    public bool Cut { get; private set; }

    public ReadOnlyMemory<byte> Copy(ReadOnlyMemory<byte> json, JsonElement? parsed)
    {
        Cut = false;
        // Nothing can be too long in a line that is shorter than one text may be.
        if (json.Length <= longestText || parsed is not { } root) return json;
        _copy.ResetWrittenCount();
        Write(root);
        return _copy.WrittenSpan.ToArray();
    }

    private void Write(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object) WriteObject(value);
        else if (value.ValueKind == JsonValueKind.Array) WriteArray(value);
        else if (value.ValueKind == JsonValueKind.String) WriteText(JsonMarshal.GetRawUtf8Value(value));
        else _copy.Write(JsonMarshal.GetRawUtf8Value(value));
    }

    private void WriteObject(JsonElement value)
    {
        var separator = "{"u8;
        foreach (var property in value.EnumerateObject())
        {
            _copy.Write(separator);
            _copy.Write("\""u8);
            _copy.Write(JsonMarshal.GetRawUtf8PropertyName(property));
            _copy.Write("\":"u8);
            Write(property.Value);
            separator = ","u8;
        }
        if (separator[0] == '{') _copy.Write(separator);
        _copy.Write("}"u8);
    }

    private void WriteArray(JsonElement value)
    {
        _copy.Write("["u8);
        var count = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (count == LongestList)
            {
                Cut = true;
                break;
            }
            if (count++ > 0) _copy.Write(","u8);
            Write(item);
        }
        _copy.Write("]"u8);
    }

    /// <param name="quoted">As it stands in the JSON, escapes and quotes included.</param>
    private void WriteText(ReadOnlySpan<byte> quoted)
    {
        if (quoted.Length - 2 <= longestText)
        {
            _copy.Write(quoted);
            return;
        }
        Cut = true;
        _copy.Write(quoted[..End(quoted, longestText + 1)]);
        _copy.Write(_mark);
        _copy.Write("\""u8);
    }

    /// <summary>Where to cut at or before <paramref name="end"/>: never inside a character or an escape.</summary>
    private static int End(ReadOnlySpan<byte> text, int end)
    {
        while ((text[end] & 0xC0) == 0x80) end--;
        // An escape is six bytes at most, two of them for a character of two halves.
        for (var start = Math.Max(1, end - 11); start < end; start++)
        {
            if (text[start] != '\\' || Backslashes(text, start) % 2 == 0) continue;
            var length = text[start + 1] != 'u' ? 2 : IsHighHalf(text[start..]) ? 12 : 6;
            if (start + length > end) return start;
        }
        return end;
    }

    /// <summary>How many end at <paramref name="at"/>: an odd one begins an escape.</summary>
    private static int Backslashes(ReadOnlySpan<byte> text, int at)
    {
        var count = 0;
        while (at - count > 0 && text[at - count] == '\\') count++;
        return count;
    }

    private static bool IsHighHalf(ReadOnlySpan<byte> escape) =>
        (escape[2] | 0x20) == 'd' && (escape[3] is (byte)'8' or (byte)'9' || (escape[3] | 0x20) is 'a' or 'b');
}
