using System.Security.Cryptography;
using System.Text;
using Workflow.Engine.Privacy;

namespace Workflow.Host.Sandbox;

/// <summary>
/// Keeps what the sandbox stores unreadable: it lives in the host's database, where no personal value stands in clear.
/// Its keys hang on the host's master key.
/// </summary>
internal sealed class SandboxSecrets(IVault vault)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly byte[] secret = SHA256.HashData(Encoding.UTF8.GetBytes(vault.LookupHash("sandbox answers")));

    internal byte[] Hash(string purpose, string value) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{purpose}\n{value}"));

    internal byte[] Encrypt(string clear)
    {
        var bytes = Encoding.UTF8.GetBytes(clear);
        var sealedBytes = new byte[NonceSize + TagSize + bytes.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceSize));
        using var aes = new AesGcm(secret, TagSize);
        aes.Encrypt(
            sealedBytes.AsSpan(0, NonceSize),
            bytes,
            sealedBytes.AsSpan(NonceSize + TagSize),
            sealedBytes.AsSpan(NonceSize, TagSize));
        return sealedBytes;
    }

    internal string Decrypt(byte[] sealedBytes)
    {
        var clear = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(secret, TagSize);
        aes.Decrypt(
            sealedBytes.AsSpan(0, NonceSize),
            sealedBytes.AsSpan(NonceSize + TagSize),
            sealedBytes.AsSpan(NonceSize, TagSize),
            clear);
        return Encoding.UTF8.GetString(clear);
    }
}
