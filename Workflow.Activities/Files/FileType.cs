using System.Text;

namespace Workflow.Activities.Files;

/// <summary>What a file is: its ending and its content have to say the same.</summary>
internal static class FileType
{
    /// <summary>The endings that are taken, for people and for file dialogues.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg", ".txt", ".csv"];

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The media type; null when the file is none of those taken, or is not what its ending says.</summary>
    public static string? Of(string name, ReadOnlySpan<byte> content) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".pdf" when content.StartsWith("%PDF-"u8) => "application/pdf",
        ".docx" when IsOffice(content, "word/"u8) => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" when IsOffice(content, "xl/"u8) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".png" when IsPng(content) => "image/png",
        ".jpg" or ".jpeg" when content.Length > 3 && content[0] == 0xff && content[1] == 0xd8 && content[2] == 0xff => "image/jpeg",
        ".txt" when IsText(content) => "text/plain",
        ".csv" when IsText(content) => "text/csv",
        _ => null,
    };

    private static bool IsPng(ReadOnlySpan<byte> content) => content.Length > 8 && content[0] == 0x89 && content[1..].StartsWith("PNG\r\n"u8);

    private static bool IsOffice(ReadOnlySpan<byte> content, ReadOnlySpan<byte> folder) =>
        content.StartsWith("PK\x03\x04"u8) && content.IndexOf(folder) >= 0;

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        try
        {
            return content.IndexOf((byte)0) < 0 && StrictUtf8.GetCharCount(content) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
