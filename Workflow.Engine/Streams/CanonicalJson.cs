using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Workflow.Engine.Streams;

/// <summary>
/// JSON canonicalisation scheme (RFC 8785): members sorted by UTF-16 code units, numbers as ECMAScript prints doubles.
/// What jsonb does to a document (order, spacing, number spelling) does not change its canonical form.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The canonical form, UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(buffer, element);
        return buffer.WrittenMemory;
    }

    internal static void Write(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteMembers(buffer, element);
                break;
            case JsonValueKind.Array:
                WriteItems(buffer, element);
                break;
            case JsonValueKind.String:
                WriteString(buffer, element);
                break;
            case JsonValueKind.Number:
                CanonicalNumber.Write(buffer, element);
                break;
            case JsonValueKind.True:
                buffer.Write("true"u8);
                break;
            case JsonValueKind.False:
                buffer.Write("false"u8);
                break;
            case JsonValueKind.Null:
                buffer.Write("null"u8);
                break;
            default:
                throw new ArgumentException("A value that is not there has no canonical form.", nameof(element));
        }
    }

    /// <summary>A text with its quotes, escaped as little as possible.</summary>
    internal static void WriteText(ArrayBufferWriter<byte> buffer, string text)
    {
        buffer.Write("\""u8);
        if (text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 && text.AsSpan().IndexOfAny('"', '\\') < 0)
        {
            Encoding.UTF8.GetBytes(text, buffer);
        }
        else
        {
            Encoding.UTF8.GetBytes(Escaped(text), buffer);
        }

        buffer.Write("\""u8);
    }

    private static void WriteMembers(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        var members = ArrayPool<(JsonProperty Member, int Position)>.Shared.Rent(element.GetPropertyCount());
        var count = 0;
        foreach (var member in element.EnumerateObject())
        {
            members[count] = (member, count++);
        }

        var sorted = members.AsSpan(0, count);
        sorted.Sort(static (one, other) =>
            ByName(one.Member, other.Member) is not 0 and var order ? order : one.Position - other.Position);
        var separator = "{"u8;
        for (var i = 0; i < count; i++)
        {
            // Of members of one name jsonb keeps the last, and so does this.
            if (i + 1 < count && ByName(sorted[i].Member, sorted[i + 1].Member) == 0)
            {
                continue;
            }

            buffer.Write(separator);
            WriteName(buffer, sorted[i].Member);
            buffer.Write(":"u8);
            Write(buffer, sorted[i].Member.Value);
            separator = ","u8;
        }

        buffer.Write(count == 0 ? "{}"u8 : "}"u8);
        ArrayPool<(JsonProperty Member, int Position)>.Shared.Return(members, clearArray: true);
    }

    private static void WriteItems(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        var separator = "["u8;
        foreach (var item in element.EnumerateArray())
        {
            buffer.Write(separator);
            Write(buffer, item);
            separator = ","u8;
        }

        buffer.Write(separator[0] == '[' ? "[]"u8 : "]"u8);
    }

    // Without an escape the text stands in the document as it is to stand here.
    private static void WriteString(ArrayBufferWriter<byte> buffer, JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text);
        if (raw.Contains((byte)'\\'))
        {
            WriteText(buffer, text.GetString()!);
        }
        else
        {
            buffer.Write(raw);
        }
    }

    private static void WriteName(ArrayBufferWriter<byte> buffer, JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        if (raw.Contains((byte)'\\'))
        {
            WriteText(buffer, member.Name);
        }
        else
        {
            buffer.Write("\""u8);
            buffer.Write(raw);
            buffer.Write("\""u8);
        }
    }

    // ASCII sorts alike in UTF-8 and in UTF-16; most names are.
    private static int ByName(JsonProperty one, JsonProperty other)
    {
        var first = JsonMarshal.GetRawUtf8PropertyName(one);
        var second = JsonMarshal.GetRawUtf8PropertyName(other);
        return IsPlain(first) && IsPlain(second)
            ? first.SequenceCompareTo(second)
            : string.CompareOrdinal(one.Name, other.Name);
    }

    private static bool IsPlain(ReadOnlySpan<byte> name) => Ascii.IsValid(name) && !name.Contains((byte)'\\');

    private static string Escaped(string text)
    {
        var plain = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => plain.Append("\\\""),
                '\\' => plain.Append("\\\\"),
                '\b' => plain.Append("\\b"),
                '\t' => plain.Append("\\t"),
                '\n' => plain.Append("\\n"),
                '\f' => plain.Append("\\f"),
                '\r' => plain.Append("\\r"),
                < ' ' => plain.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => plain.Append(character),
            };
        }

        return plain.ToString();
    }
}
