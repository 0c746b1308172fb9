using Workflow.Activities.Common;
using Workflow.Activities.Documents;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue.Tables;

namespace Workflow.Activities.ServiceCatalogue.Importing;

/// <summary>Reads a file that was sent to be imported.</summary>
internal static class ServiceFile
{
    /// <summary>Largest file, in bytes.</summary>
    public const int Largest = 1024 * 1024;

    /// <exception cref="RefusalException">It is no workbook, or what is in it is wrong: all of it is told.</exception>
    public static CatalogueContent Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            var problem = content.IsEmpty ? "没有收到文件，或文件是空的。请选择实施清单的表格（.xlsx）后重新上传。"
                : content.Length > Largest ? "文件超过 1 MB。请分成几份导入。"
                : OfficePackage.IsOldOffice(content) ? "这是旧格式（.xls）文件。请用 Excel 或 WPS 另存为 .xlsx 后重新上传。"
                : !OfficePackage.IsArchive(content) || !OfficePackage.Inspect(content).Contains(SheetReader.MainPart)
                    ? "这不是 Excel 表格（.xlsx）。请上传导出的实施清单表格。"
                : null;
            return problem is null ? ServiceTableReader.Read(SheetReader.Read(content)) : throw Refused("document.not-table", problem);
        }
        catch (DocumentRefusedException refused)
        {
            throw Refused(refused.Code, refused.Message);
        }
    }

    private static RefusalException Refused(string code, string message) =>
        Refusals.Invalid(code, message, new FieldError("/file", message));
}
