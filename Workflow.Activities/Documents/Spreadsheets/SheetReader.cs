using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Workflow.Activities.Documents.Spreadsheets;

/// <summary>Reads the rows of a workbook's first sheet (xlsx) as a stream: shared and inline texts, numbers, results of formulas.</summary>
public static class SheetReader
{
    /// <summary>The part every workbook has.</summary>
    public const string MainPart = "xl/workbook.xml";

    private const int MostRows = 10_000;
    private const int MostColumns = 100;

    /// <summary>The rows that have any content, in their order.</summary>
    /// <exception cref="DocumentRefusedException">It cannot be opened, or is longer than any form of ours.</exception>
    public static IReadOnlyList<SheetRow> Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var document = SpreadsheetDocument.Open(OfficePackage.AsStream(content), isEditable: false);
            var book = document.WorkbookPart ?? throw OfficePackage.Damaged();
            var first = book.Workbook?.Sheets?.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().FirstOrDefault()?.Id?.Value;
            return first is not null && book.GetPartById(first) is WorksheetPart sheet
                ? Rows(sheet, Shared(book.SharedStringTablePart))
                : throw OfficePackage.Damaged();
        }
        catch (Exception damage) when (damage is OpenXmlPackageException or XmlException or InvalidDataException
            or FormatException or InvalidOperationException or ArgumentException or IOException or KeyNotFoundException)
        {
            throw OfficePackage.Damaged();
        }
    }

    private static List<SheetRow> Rows(WorksheetPart sheet, List<string> shared)
    {
        var rows = new List<SheetRow>();
        using var reader = OpenXmlReader.Create(sheet);
        var (number, column) = (0, -1);
        var cells = new Dictionary<int, SheetCell>();
        string? type = null;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(Row) && reader.IsStartElement)
            {
                number = int.TryParse(Attribute(reader, "r"), CultureInfo.InvariantCulture, out var said) ? said : number + 1;
                (column, cells) = (-1, []);
            }
            else if (reader.ElementType == typeof(Row))
            {
                Keep(rows, new SheetRow(number, cells));
            }
            else if (reader.ElementType == typeof(Cell) && reader.IsStartElement)
            {
                column = ColumnOf(Attribute(reader, "r")) ?? column + 1;
                type = Attribute(reader, "t");
            }
            else if (reader.IsStartElement && column is >= 0 and < MostColumns
                && (reader.ElementType == typeof(CellValue) || reader.ElementType == typeof(Text)))
            {
                var text = Value(reader.GetText(), type, shared);
                var before = cells.GetValueOrDefault(column)?.Text ?? string.Empty;
                cells[column] = new SheetCell(before + text, type is null or "n");
            }
        }

        return rows;
    }

    private static void Keep(List<SheetRow> rows, SheetRow row)
    {
        if (row.Cells.Values.All(cell => string.IsNullOrWhiteSpace(cell.Text)))
        {
            return;
        }

        rows.Add(row);
        if (rows.Count > MostRows)
        {
            throw new DocumentRefusedException("document.too-many-rows", $"表格超过 {MostRows} 行，请分成几份导入。");
        }
    }

    private static string Value(string written, string? type, List<string> shared) =>
        type != "s" ? written
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < shared.Count ? shared[index]
        : throw OfficePackage.Damaged();

    private static List<string> Shared(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var reader = OpenXmlReader.Create(part);
        var text = new StringBuilder();
        var isPhonetic = false;
        while (reader.Read())
        {
            if (reader.ElementType == typeof(PhoneticRun))
            {
                isPhonetic = reader.IsStartElement;
            }
            else if (reader.ElementType == typeof(Text) && reader.IsStartElement && !isPhonetic)
            {
                text.Append(reader.GetText());
            }
            else if (reader.ElementType == typeof(SharedStringItem) && reader.IsEndElement)
            {
                texts.Add(text.ToString());
                text.Clear();
            }
        }

        return texts;
    }

    /// <summary>Column of a reference such as <c>AB12</c>, from 0; null when there is none.</summary>
    private static int? ColumnOf(string? reference)
    {
        var letters = (reference ?? string.Empty).TakeWhile(char.IsAsciiLetterUpper).Take(3).ToList();
        return letters.Count == 0 ? null : letters.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
    }

    private static string? Attribute(OpenXmlReader reader, string name) =>
        reader.Attributes.FirstOrDefault(attribute => attribute.LocalName == name).Value;
}
