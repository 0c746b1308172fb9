using System.Security.Cryptography;
using System.Text;

namespace Workflow.Engine.Privacy;

/// <summary>The master key and what is derived from it (HKDF-SHA-256), one key per purpose.</summary>
internal sealed class MasterKey
{
    private const int Size = 32;
    private readonly byte[] wrapping;
    private readonly byte[] naming;
    private readonly byte[] purposes;

    public MasterKey(ReadOnlyMemory<byte> secret)
    {
        if (secret.Length != Size)
        {
            throw new ArgumentException("The master key must have 32 bytes.", nameof(secret));
        }

        wrapping = Derive(secret, "wrap person keys");
        naming = Derive(secret, "pseudonyms and look-up");
        purposes = Derive(secret, "keys by purpose");
    }

    public string Pseudonym(string purpose, string value) => Convert.ToHexStringLower(
        HMACSHA256.HashData(naming, Encoding.UTF8.GetBytes($"{purpose}\n{value}")).AsSpan(0, 16));

    public byte[] Wrap(byte[] secret, string keyId) =>
        SealedBytes.Seal(wrapping, SealedBytes.NewNonce(), secret, Encoding.UTF8.GetBytes(keyId));

    public byte[] Unwrap(byte[] wrapped, string keyId) => SealedBytes.Open(wrapping, wrapped, Encoding.UTF8.GetBytes(keyId));

    public byte[] KeyFor(string purpose) =>
        HKDF.Expand(HashAlgorithmName.SHA256, purposes, Size, Encoding.UTF8.GetBytes(purpose));

    private static byte[] Derive(ReadOnlyMemory<byte> secret, string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.ToArray(), Size, info: Encoding.UTF8.GetBytes(purpose));
}
