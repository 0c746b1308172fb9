using System.Buffers;
using System.Globalization;
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

    private static void Write(ArrayBufferWriter<byte> buffer, JsonElement element)
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
                WriteString(buffer, element.GetString()!);
                break;
            case JsonValueKind.Number:
                Ascii(buffer, Number(element.GetDouble()));
                break;
            default:
                Ascii(buffer, element.GetRawText());
                break;
        }
    }

    private static void WriteMembers(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        var separator = "{";
        foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            Ascii(buffer, separator);
            WriteString(buffer, member.Name);
            Ascii(buffer, ":");
            Write(buffer, member.Value);
            separator = ",";
        }

        Ascii(buffer, separator == "{" ? "{}" : "}");
    }

    private static void WriteItems(ArrayBufferWriter<byte> buffer, JsonElement element)
    {
        var separator = "[";
        foreach (var item in element.EnumerateArray())
        {
            Ascii(buffer, separator);
            Write(buffer, item);
            separator = ",";
        }

        Ascii(buffer, separator == "[" ? "[]" : "]");
    }

    private static void WriteString(ArrayBufferWriter<byte> buffer, string text)
    {
        Ascii(buffer, "\"");
        var plain = new StringBuilder(text.Length);
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

        Ascii(buffer, plain.ToString());
        Ascii(buffer, "\"");
    }

    private static string Number(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        // .NET gives the shortest digits that read back as the same double, as ECMAScript does; only the layout differs.
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture).Split('E');
        var mantissa = shortest[0].Split('.');
        var exponent = shortest.Length > 1 ? int.Parse(shortest[1], CultureInfo.InvariantCulture) : 0;
        var digits = string.Concat(mantissa);
        var point = mantissa[0].Length + exponent - (digits.Length - digits.TrimStart('0').Length);
        return (value < 0 ? "-" : string.Empty) + Layout(digits.Trim('0'), point);
    }

    private static string Layout(string digits, int point) => point switch
    {
        > 0 and <= 21 when digits.Length <= point => digits.PadRight(point, '0'),
        > 0 and <= 21 => $"{digits[..point]}.{digits[point..]}",
        > -6 and <= 0 => $"0.{new string('0', -point)}{digits}",
        _ => $"{digits[0]}{(digits.Length > 1 ? "." + digits[1..] : string.Empty)}e{(point > 0 ? "+" : "-")}{Math.Abs(point - 1)}",
    };

    private static void Ascii(ArrayBufferWriter<byte> buffer, string text) => Encoding.UTF8.GetBytes(text, buffer);
}
