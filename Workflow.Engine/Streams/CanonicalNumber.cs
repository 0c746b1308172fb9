using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Workflow.Engine.Streams;

/// <summary>Numbers as ECMAScript prints doubles (RFC 8785, 3.2.2.3).</summary>
internal static class CanonicalNumber
{
    /// <summary>Integers of so many digits are exact doubles and are printed as they are.</summary>
    private const int ExactDigits = 15;

    public static void Write(ArrayBufferWriter<byte> buffer, JsonElement number)
    {
        var raw = JsonMarshal.GetRawUtf8Value(number);
        if (raw.Length <= ExactDigits && raw[0] is >= (byte)'0' and <= (byte)'9' && !raw.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            buffer.Write(raw);
        }
        else
        {
            Encoding.UTF8.GetBytes(Text(number.GetDouble()), buffer);
        }
    }

    private static string Text(double value)
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
}
