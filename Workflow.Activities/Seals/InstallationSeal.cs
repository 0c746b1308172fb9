using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Seals;

/// <summary>
/// Signs what this installation issues: ECDSA on P-256 over SHA-256. The private key is derived from the master key, so that every
/// node has the same and none is stored; the public key is told to whoever wants to verify elsewhere.
/// </summary>
internal sealed class InstallationSeal
{
    private const string Purpose = "signatures of results and licences";

    // 128 bits more than the order has leave no bias worth the name (FIPS 186-5, A.2.1).
    private const int ScalarBytes = 48;
    private const int OrderBytes = 32;
    private static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",
        System.Globalization.NumberStyles.HexNumber,
        System.Globalization.CultureInfo.InvariantCulture);

    private readonly ECParameters key;

    public InstallationSeal(IVault vault)
    {
        var wide = HKDF.Expand(HashAlgorithmName.SHA256, vault.KeyFor(Purpose), ScalarBytes, Encoding.UTF8.GetBytes("P-256 scalar"));
        var scalar = (new BigInteger(wide, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var secret = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        key = new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = [.. new byte[OrderBytes - secret.Length], .. secret],
        };
        using var own = ECDsa.Create(key);
        PublicKey = own.ExportSubjectPublicKeyInfoPem();
        KeyId = Convert.ToHexStringLower(SHA256.HashData(own.ExportSubjectPublicKeyInfo()).AsSpan(0, 8));
    }

    /// <summary>By which signatures name the key.</summary>
    public string KeyId { get; }

    /// <summary>PEM, SubjectPublicKeyInfo.</summary>
    public string PublicKey { get; }

    /// <summary>A signature, DER in Base64 as openssl reads it.</summary>
    public string Sign(string statement)
    {
        using var own = ECDsa.Create(key);
        return Convert.ToBase64String(own.SignData(
            Encoding.UTF8.GetBytes(statement), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    /// <summary>Whether a signature is this installation's, of this statement.</summary>
    public bool IsOwn(string statement, string signature)
    {
        var given = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, given, out var length))
        {
            return false;
        }

        using var own = ECDsa.Create(key);
        return own.VerifyData(
            Encoding.UTF8.GetBytes(statement), given.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }
}
