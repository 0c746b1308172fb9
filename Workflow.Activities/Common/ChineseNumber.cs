using System.Globalization;
using System.Text;

namespace Workflow.Activities.Common;

/// <summary>Numbers as Chinese texts write them: 十二, 一百零五, １２, 12.5.</summary>
internal static class ChineseNumber
{
    /// <summary>The characters that can stand in a Chinese numeral, for a character class of a pattern.</summary>
    public const string Characters = "零〇一二两三四五六七八九十百千万";

    private const string Digits = "零一二三四五六七八九";

    /// <summary>Reads a number; null when it is none.</summary>
    public static decimal? Read(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormKC).Replace(",", string.Empty, StringComparison.Ordinal);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : ReadNumeral(plain);
    }

    /// <summary>Writes 1 to 9999 as 一, 十二, 二百零三; others in Arabic digits.</summary>
    public static string Write(int number)
    {
        if (number is < 1 or > 9999)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        var text = new StringBuilder();
        var skipped = false;
        foreach (var (unit, name) in new[] { (1000, "千"), (100, "百"), (10, "十"), (1, string.Empty) })
        {
            var digit = number / unit % 10;
            if (digit == 0)
            {
                skipped = text.Length > 0;
                continue;
            }

            text.Append(skipped ? "零" : null).Append(Digits[digit]).Append(name);
            skipped = false;
        }

        // 十二, not 一十二.
        return number is >= 10 and < 20 ? text.ToString(1, text.Length - 1) : text.ToString();
    }

    private static decimal? ReadNumeral(string text)
    {
        if (text.Length == 0 || text.Any(character => !Characters.Contains(character, StringComparison.Ordinal)))
        {
            return null;
        }

        decimal whole = 0, part = 0, digit = 0;
        foreach (var character in text)
        {
            switch (character)
            {
                case '万':
                    (whole, part, digit) = (whole + (Math.Max(1, part + digit) * 10_000), 0, 0);
                    break;
                case '千' or '百' or '十':
                    var unit = character switch { '千' => 1000, '百' => 100, _ => 10 };
                    (part, digit) = (part + ((digit == 0 ? 1 : digit) * unit), 0);
                    break;
                default:
                    digit = character switch { '两' => 2, '〇' => 0, _ => Digits.IndexOf(character, StringComparison.Ordinal) };
                    break;
            }
        }

        return whole + part + digit;
    }
}
