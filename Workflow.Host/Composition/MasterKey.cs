using System.Security.Cryptography;

namespace Workflow.Host.Composition;

/// <summary>The key above all personal keys.</summary>
internal static class MasterKey
{
    private const int Size = 32;
    private const string FileName = "master-key";

    /// <summary>
    /// From <c>MasterKey</c> (Base64, 32 bytes). Without it, development keeps one of its own in the data folder;
    /// elsewhere the host does not start, for a key beside the data protects nothing.
    /// </summary>
    /// <exception cref="StartupException">There is none, or it is no key.</exception>
    public static ReadOnlyMemory<byte> From(IConfiguration configuration, IHostEnvironment environment, HostFolders folders)
    {
        if (configuration["MasterKey"] is { Length: > 0 } given)
        {
            return Decode(given, "MasterKey");
        }

        if (!environment.IsDevelopment() && !configuration.GetValue("Demo:Enabled", false))
        {
            throw new StartupException(
                "MasterKey is not set. Give 32 random bytes in Base64 (openssl rand -base64 32) and keep them apart from the database.");
        }

        var path = Path.Combine(folders.Private("keys"), FileName);
        if (!File.Exists(path))
        {
            SecretFile.Write(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size)));
        }

        return Decode(File.ReadAllText(path).Trim(), path);
    }

    private static byte[] Decode(string text, string source)
    {
        var bytes = new byte[Size];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == Size
            ? bytes
            : throw new StartupException($"{source} holds no key: 32 bytes in Base64 are expected.");
    }
}
