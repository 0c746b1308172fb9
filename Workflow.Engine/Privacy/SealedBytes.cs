using System.Security.Cryptography;

namespace Workflow.Engine.Privacy;

/// <summary>AES-256-GCM as it is stored: nonce (12 bytes), tag (16), ciphertext.</summary>
public static class SealedBytes
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>A nonce that was never used.</summary>
    public static byte[] NewNonce() => RandomNumberGenerator.GetBytes(NonceSize);

    /// <summary>Seals.</summary>
    /// <param name="key">256 bits.</param>
    /// <param name="nonce">At least 12 bytes, of which 12 are used; never the same for two values under one key.</param>
    /// <param name="clear">What to seal.</param>
    /// <param name="bound">What the sealed bytes belong to; they open only together with it.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> clear, ReadOnlySpan<byte> bound)
    {
        var stored = new byte[NonceSize + TagSize + clear.Length];
        nonce[..NonceSize].CopyTo(stored);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            stored.AsSpan(0, NonceSize), clear, stored.AsSpan(NonceSize + TagSize), stored.AsSpan(NonceSize, TagSize), bound);
        return stored;
    }

    /// <summary>Opens.</summary>
    /// <exception cref="AuthenticationTagMismatchException">It was altered, or belongs to something else.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> stored, ReadOnlySpan<byte> bound)
    {
        var clear = new byte[stored.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(stored[..NonceSize], stored[(NonceSize + TagSize)..], stored.Slice(NonceSize, TagSize), clear, bound);
        return clear;
    }
}
