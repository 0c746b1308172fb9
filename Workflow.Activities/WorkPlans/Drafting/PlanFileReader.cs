using Workflow.Activities.Documents;
using Workflow.Activities.Documents.PlainText;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Documents.WordText;
using Workflow.Activities.WorkPlans.Proposing;
using Workflow.Activities.WorkPlans.Reading;
using Workflow.Activities.WorkPlans.Tables;

namespace Workflow.Activities.WorkPlans.Drafting;

/// <summary>Reads a file as what its content is, whatever it is called.</summary>
internal static class PlanFileReader
{
    /// <summary>Largest file, in bytes.</summary>
    public const int Largest = 10 * 1024 * 1024;

    /// <summary>Where the draft came from, and the draft.</summary>
    /// <exception cref="DocumentRefusedException">The file is none that can be read.</exception>
    public static (string Source, PlanDraft Draft) Read(ReadOnlyMemory<byte> content, string? fileName, int? year, UnitBook book)
    {
        if (content.Length > Largest)
        {
            throw new DocumentRefusedException("document.too-large", "文件超过 10 MB。请去掉图片等内容后重新上传。");
        }

        if (content.IsEmpty)
        {
            throw new DocumentRefusedException("document.empty", "没有收到文件，或文件是空的。请选择工作要点的文件后重新上传。");
        }

        if (OfficePackage.IsOldOffice(content))
        {
            throw new DocumentRefusedException(
                "document.old-office", "这是旧格式（.doc、.xls）文件。请用 Word、Excel 或 WPS 另存为 .docx 或 .xlsx 后重新上传。");
        }

        return OfficePackage.IsArchive(content)
            ? ReadOffice(content, fileName, year, book)
            : (PlanSources.Notice, NoticeReader.Read(TextLines.Read(content), year, book));
    }

    private static (string Source, PlanDraft Draft) ReadOffice(
        ReadOnlyMemory<byte> content, string? fileName, int? year, UnitBook book)
    {
        var parts = OfficePackage.Inspect(content);
        return parts.Contains(WordLines.MainPart)
            ? (PlanSources.Notice, NoticeReader.Read(WordLines.Read(content), year, book))
            : parts.Contains(SheetReader.MainPart)
                ? (PlanSources.Table, PlanTableReader.Read(SheetReader.Read(content), NameOf(fileName), year, book))
                : throw new DocumentRefusedException(
                    "document.not-office", "压缩包不是 Word 或 Excel 文件。请上传 .docx 的工作要点，或 .xlsx 的任务推进表。");
    }

    private static string? NameOf(string? fileName) => Path.GetFileNameWithoutExtension(fileName)?.Trim();
}
