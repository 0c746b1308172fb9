using System.Security.Cryptography;
using System.Text;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Seals;

/// <summary>校验码: <c>4F2A9-0B7C1-…</c>. A keyed hash of 80 bits, so that nobody guesses one and the same thing has one for ever.</summary>
internal static class VerificationCode
{
    private const int Digits = 20;
    private const int Group = 5;

    /// <summary>The code of a thing.</summary>
    public static string Of(IVault vault, string what) =>
        Grouped(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(vault.LookupHash($"verification {what}"))))[..Digits]);

    /// <summary>As it is stored, however somebody typed it; null when it cannot be one.</summary>
    public static string? Read(string typed)
    {
        var digits = string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return digits.Length == Digits && digits.All(char.IsAsciiHexDigitUpper) ? Grouped(digits) : null;
    }

    private static string Grouped(string digits) => string.Join('-', digits.Chunk(Group).Select(part => new string(part)));
}
