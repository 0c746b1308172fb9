using System.IO.Compression;
using System.Xml;

namespace Workflow.Activities.Documents;

/// <summary>
/// Looks at an Office file (a ZIP archive) before it is opened: a small archive can unpack to more than the machine has, so
/// it is unpacked part by part first, and what it holds is counted rather than believed. Parts that are nested deeper than any
/// office writes them are refused as well: whoever reads them as a tree would run out of stack.
/// </summary>
internal static class OfficePackage
{
    /// <summary>Most bytes a file may unpack to.</summary>
    public const long LargestUnpacked = 64 * 1024 * 1024;

    private const int MostParts = 2000;
    private const int DeepestNesting = 500;

    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Whether the content is a ZIP archive by its first bytes.</summary>
    public static bool IsArchive(ReadOnlyMemory<byte> content) => content.Span.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Whether the content is an Office file of before 2007 (doc, xls).</summary>
    public static bool IsOldOffice(ReadOnlyMemory<byte> content) =>
        content.Span.StartsWith(CompoundFile);

    /// <summary>Names of the archive's parts.</summary>
    /// <exception cref="DocumentRefusedException">It is damaged, or unpacks to too much.</exception>
    public static IReadOnlySet<string> Inspect(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(AsStream(content), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostParts)
            {
                throw TooLarge();
            }

            Unpack(archive);
            return archive.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception damage) when (damage is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            throw Damaged();
        }
    }

    /// <summary>The content as a stream that is only read.</summary>
    public static Stream AsStream(ReadOnlyMemory<byte> content) => new MemoryStream(content.ToArray(), writable: false);

    /// <summary>The refusal of a file that cannot be opened.</summary>
    public static DocumentRefusedException Damaged() => new(
        "document.damaged", "文件已损坏或不是有效的 Office 文件。请用 Word、Excel 或 WPS 打开并另存后重新上传。");

    private static DocumentRefusedException TooLarge() => new(
        "document.unpacks-too-large", "文件解压后过大，不能处理。请去掉图片等内容，只保留文字后重新上传。");

    private static void Unpack(ZipArchive archive)
    {
        var budget = LargestUnpacked;
        foreach (var entry in archive.Entries)
        {
            using var part = new MemoryStream();
            using (var packed = entry.Open())
            {
                Copy(packed, part, budget);
            }

            budget -= part.Length;
            part.Position = 0;
            CheckNesting(part);
        }
    }

    private static void Copy(Stream packed, MemoryStream part, long budget)
    {
        var buffer = new byte[64 * 1024];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if (part.Length + read > budget)
            {
                throw TooLarge();
            }

            part.Write(buffer, 0, read);
        }
    }

    // A part's name says nothing about what it is read as, so each is tried.
    private static void CheckNesting(Stream part)
    {
        try
        {
            using var reader = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                if (reader.Depth > DeepestNesting)
                {
                    throw Damaged();
                }
            }
        }
        catch (XmlException)
        {
            // No XML, or broken: whoever needs it says so.
        }
    }
}
