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
    private readonly byte[] secret = SHA256.HashData(Encoding.UTF8.GetBytes(vault.LookupHash("sandbox answers")));

    internal byte[] Hash(string purpose, string value) =>
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{purpose}\n{value}"));

    internal byte[] Encrypt(string clear) => SealedBytes.Seal(secret, SealedBytes.NewNonce(), Encoding.UTF8.GetBytes(clear), []);

    internal string Decrypt(byte[] stored) => Encoding.UTF8.GetString(SealedBytes.Open(secret, stored, []));
}
