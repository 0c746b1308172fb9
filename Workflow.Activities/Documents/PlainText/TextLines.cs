using System.Text;

namespace Workflow.Activities.Documents.PlainText;

/// <summary>Reads plain text (纯文本) as offices save it: UTF-8, UTF-16 with its mark, or GBK (read as its superset GB 18030).</summary>
internal static class TextLines
{
    private const int Gb18030 = 54936;

    private static readonly Encoding[] Marked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    private static readonly Encoding[] Unmarked =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        CodePagesEncodingProvider.Instance.GetEncoding(
            Gb18030, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
    ];

    /// <summary>The text's lines.</summary>
    /// <exception cref="DocumentRefusedException">It is no text in one of these encodings.</exception>
    public static IReadOnlyList<string> Read(ReadOnlyMemory<byte> content)
    {
        var text = Decode(content.Span);
        return text is null || text.Any(IsStray)
            ? throw new DocumentRefusedException(
                "document.not-text", "文件不是可以识别的文字。请上传 Word 文档（.docx），或编码为 UTF-8、GBK 的纯文本。")
            : text.ReplaceLineEndings("\n").Split('\n');
    }

    private static string? Decode(ReadOnlySpan<byte> content)
    {
        foreach (var encoding in Marked)
        {
            if (content.StartsWith(encoding.Preamble))
            {
                return Decode(encoding, content[encoding.Preamble.Length..]);
            }
        }

        foreach (var encoding in Unmarked)
        {
            if (Decode(encoding, content) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // Binary content may happen to decode; no text has such characters.
    private static bool IsStray(char character) =>
        character == '\uFFFD' || (char.IsControl(character) && character is not ('\t' or '\r' or '\n' or '\f' or '\v'));
}
