using System.Globalization;

namespace Workflow.Activities.Identity;

/// <summary>
/// A resident identity number (公民身份号码, GB 11643): division, birth date, sequence and a check character by
/// ISO 7064 MOD 11-2. It is a personal value: <see cref="ToString"/> shows it masked.
/// </summary>
public sealed record ResidentId
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static readonly HashSet<int> Provinces =
    [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
        61, 62, 63, 64, 65, 71, 81, 82, 83,
    ];

    private ResidentId(string number, DateOnly birthDate)
    {
        Number = number;
        BirthDate = birthDate;
    }

    /// <summary>All 18 characters; an <c>X</c> at the end is upper case.</summary>
    public string Number { get; }

    /// <summary>GB/T 2260 division of the first registration.</summary>
    public string Division => Number[..6];

    /// <summary>Birth date.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>Sequence within division and birth date: odd for males, even for females.</summary>
    public int Sequence => int.Parse(Number.AsSpan(14, 3), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Sex told by the sequence.</summary>
    public Sex Sex => Sequence % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>Whether <paramref name="text"/> is a valid number; a lower-case x is taken too.</summary>
    public static bool IsValid(string? text) => TryParse(text, out _);

    /// <summary>Reads a number; false when length, characters, province, birth date or check character are wrong.</summary>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ResidentId? id)
    {
        id = null;
        if (text is not { Length: 18 } || text.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var number = text.ToUpperInvariant();
        if (!Provinces.Contains(int.Parse(number.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture))
            || !DateOnly.TryParseExact(
                number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            || number[17] != CheckCharacter(number))
        {
            return false;
        }

        id = new ResidentId(number, birth);
        return true;
    }

    /// <summary>Builds a number.</summary>
    /// <param name="division">GB/T 2260 division, six digits.</param>
    /// <param name="birthDate">Birth date.</param>
    /// <param name="sequence">0 to 999: odd for males, even for females.</param>
    public static ResidentId Build(string division, DateOnly birthDate, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, 999);
        var body = string.Create(CultureInfo.InvariantCulture, $"{division}{birthDate:yyyyMMdd}{sequence:D3}");
        return TryParse(body + CheckCharacter(body), out var id)
            ? id
            : throw new ArgumentException("A division is six digits that begin with a province.", nameof(division));
    }

    /// <summary>Division and the last character only, for people who need not know it.</summary>
    public override string ToString() => $"{Number[..4]}**********{Number[14..]}";

    private static char CheckCharacter(string number)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += (number[i] - '0') * Weights[i];
        }

        return "10X98765432"[sum % 11];
    }
}
