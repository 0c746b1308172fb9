using System.Buffers;

namespace Workflow.Activities.Identity;

/// <summary>Unified social credit code (统一社会信用代码, GB 32100): 18 characters, the last one a check by MOD 31.</summary>
public static class OrganisationCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether <paramref name="text"/> is a valid code.</summary>
    public static bool IsValid(string? text) =>
        text is { Length: 18 }
        && !text.AsSpan().ContainsAnyExcept(Allowed)
        && !text.AsSpan(2, 6).ContainsAnyExceptInRange('0', '9')
        && text[17] == CheckCharacter(text.AsSpan(0, 17));

    /// <summary>The check character of the first 17 characters.</summary>
    /// <exception cref="ArgumentException">A character that the standard does not use, or not 17 of them.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> body)
    {
        if (body.Length != Weights.Length || body.ContainsAnyExcept(Allowed))
        {
            throw new ArgumentException("Needs 17 characters of the standard's alphabet.", nameof(body));
        }

        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            sum += Alphabet.IndexOf(body[i], StringComparison.Ordinal) * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
