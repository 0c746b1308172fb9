using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.ServiceCodes;

/// <summary>
/// Makes and opens the text of a code: authenticated encryption under a key of the installation, so that nobody makes one elsewhere
/// and whoever reads one learns neither whose it is nor that two are of the same person.
/// </summary>
internal sealed class CodeSeal(ReadOnlyMemory<byte> key)
{
    private const string Purpose = "service codes";
    private const string Prefix = "SFM1.";
    private const int Longest = 400;
    private static readonly byte[] Bound = Encoding.ASCII.GetBytes(Prefix);

    /// <summary>With the installation's key.</summary>
    public static CodeSeal Of(IVault vault) => new(vault.KeyFor(Purpose));

    /// <summary>The text of a code.</summary>
    /// <param name="code">What it says.</param>
    /// <param name="nonce">Never used before; see <see cref="SealedBytes.NewNonce"/>.</param>
    public string Write(ShownCode code, ReadOnlySpan<byte> nonce)
    {
        var clear = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(code.Person)];
        BinaryPrimitives.WriteInt64BigEndian(clear, code.IssuedAt.UtcTicks);
        Encoding.UTF8.GetBytes(code.Person, clear.AsSpan(sizeof(long)));
        return Prefix + Base64Url.EncodeToString(SealedBytes.Seal(key.Span, nonce, clear, Bound));
    }

    /// <summary>What a text says; null when it is none of this installation's codes, or not whole.</summary>
    public ShownCode? Read(string text)
    {
        var given = text.Trim();
        if (given.Length > Longest || !given.StartsWith(Prefix, StringComparison.Ordinal) || !Base64Url.IsValid(given.AsSpan(Prefix.Length)))
        {
            return null;
        }

        try
        {
            var clear = SealedBytes.Open(key.Span, Base64Url.DecodeFromChars(given.AsSpan(Prefix.Length)), Bound);
            return new ShownCode(
                Encoding.UTF8.GetString(clear.AsSpan(sizeof(long))),
                new DateTimeOffset(BinaryPrimitives.ReadInt64BigEndian(clear), TimeSpan.Zero));
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
