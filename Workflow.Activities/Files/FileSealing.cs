using System.Security.Cryptography;
using System.Text.Json;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Files;

/// <summary>Seals files and opens them.</summary>
internal static class FileSealing
{
    /// <summary>What stands for a content: SHA-256, in hexadecimal digits.</summary>
    public static string Digest(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>A content as it may be stored.</summary>
    public static Personal<JsonElement> SealFile(this KeyRing keys, string subject, ReadOnlySpan<byte> content) =>
        keys.Seal(subject, JsonSerializer.SerializeToElement(Convert.ToBase64String(content)));

    /// <summary>A file's content; null when it was erased.</summary>
    /// <exception cref="InvalidDataException">It is not what was handed in.</exception>
    public static async Task<byte[]?> OpenFileAsync(
        this IVault vault, string tenant, FileContent row, string digest, CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(tenant, [row.Content.Key], cancellation);
        if (keys.Open(row.Content) is not { ValueKind: JsonValueKind.String } clear)
        {
            return null;
        }

        var content = clear.GetBytesFromBase64();
        return Digest(content) == digest
            ? content
            : throw new InvalidDataException($"{row.Id} is not the file that was handed in.");
    }
}
