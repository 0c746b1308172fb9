using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Shouldly;
using Workflow.Activities.Documents.Spreadsheets;
using Xunit;
using Sheet = Workflow.Activities.Documents.Spreadsheets.Sheet;

namespace Workflow.Tests.Documents;

public sealed class SheetTests
{
    private static readonly Sheet Written = new(
        "推进表", "2026年工作要点", [new SheetColumn("任务", 20), new SheetColumn("目标", 30)], [["建平台", "=1+1"], ["  第一行\n第二行", string.Empty]]);

    [Fact]
    public void what_is_written_is_read_again()
    {
        var rows = SheetReader.Read(SheetWriter.Write(Written));

        rows.Select(row => row.Number).ShouldBe([1, 2, 3, 4]);
        rows[0].Text(0).ShouldBe("2026年工作要点");
        rows[1].Text(1).ShouldBe("目标");
        rows[2].Text(1).ShouldBe("=1+1");
        rows[3].Cells[0].Text.ShouldBe("  第一行\n第二行");
        rows.SelectMany(row => row.Cells.Values).ShouldAllBe(cell => !cell.IsNumber);
    }

    [Fact]
    public void a_written_workbook_is_valid_and_keeps_its_header_in_sight()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(SheetWriter.Write(Written)), isEditable: false);

        new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document)
            .Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        sheet.Descendants<Pane>().Single().VerticalSplit!.Value.ShouldBe(2);
        sheet.Descendants<Column>().Select(column => column.Width!.Value).ShouldBe([20, 30]);
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
    }

    [Fact]
    public void shared_texts_and_numbers_are_read_as_other_programs_write_them()
    {
        using var content = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(content, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.AddNewPart<SharedStringTablePart>("strings").SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Run(new Text("建")), new Run(new Text("平台")), new PhoneticRun(new Text("jian"))));
            book.AddNewPart<WorksheetPart>("sheet").Worksheet = new Worksheet(new SheetData(
                new Row(
                    new Cell(new CellValue("0")) { CellReference = "B3", DataType = CellValues.SharedString },
                    new Cell(new CellValue("46387")) { CellReference = "D3" })
                {
                    RowIndex = 3,
                }));
            book.Workbook = new Workbook(new Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = "表", SheetId = 1, Id = "sheet" }));
        }

        var row = SheetReader.Read(content.ToArray()).Single();

        (row.Number, row.Text(1), row.Text(3), row.Cells[3].IsNumber).ShouldBe((3, "建平台", "46387", true));
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    public void columns_are_named_as_spreadsheets_name_them(int column, string name) => SheetWriter.NameOf(column).ShouldBe(name);
}
