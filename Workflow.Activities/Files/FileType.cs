using System.Text;

namespace Workflow.Activities.Files;

/// <summary>What a file is: its ending and its content have to say the same.</summary>
internal static class FileType
{
    /// <summary>The endings that are taken, for people and for file dialogues.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".pdf", ".docx", ".xlsx", ".png", ".jpg", ".jpeg", ".txt", ".csv"];

    private static readonly IReadOnlyDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
    };

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The media types that are taken.</summary>
    public static IReadOnlyList<string> MediaTypes { get; } = [.. Types.Values.Distinct()];

    /// <summary>The endings of some media types.</summary>
    public static IReadOnlyList<string> EndingsOf(IReadOnlyCollection<string> mediaTypes) =>
        [.. Endings.Where(ending => mediaTypes.Contains(Types[ending]))];

    /// <summary>The media type; null when the file is none of those taken, or is not what its ending says.</summary>
    public static string? Of(string name, ReadOnlySpan<byte> content)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return Fits(ending, content) ? Types[ending] : null;
    }

    private static bool Fits(string ending, ReadOnlySpan<byte> content) => ending switch
    {
        ".pdf" => content.StartsWith("%PDF-"u8),
        ".docx" => IsOffice(content, "word/"u8),
        ".xlsx" => IsOffice(content, "xl/"u8),
        ".png" => IsPng(content),
        ".jpg" or ".jpeg" => content.Length > 3 && content[0] == 0xff && content[1] == 0xd8 && content[2] == 0xff,
        ".txt" or ".csv" => IsText(content),
        _ => false,
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
