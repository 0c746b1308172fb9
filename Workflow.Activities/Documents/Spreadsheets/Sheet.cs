namespace Workflow.Activities.Documents.Spreadsheets;

/// <summary>A sheet to be written: a title across, a header and rows of text.</summary>
/// <param name="Name">Name of the sheet; at most 31 characters.</param>
/// <param name="Title">What stands in the first row.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">The rows, a text for each column.</param>
public sealed record Sheet(
    string Name,
    string Title,
    IReadOnlyList<SheetColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>A column.</summary>
/// <param name="Title">What stands in the header.</param>
/// <param name="Width">Width in characters of the default font.</param>
public sealed record SheetColumn(string Title, double Width);

/// <summary>A row that was read.</summary>
/// <param name="Number">Its number in the sheet, from 1.</param>
/// <param name="Cells">Its cells by column, from 0; cells without content are left out.</param>
public sealed record SheetRow(int Number, IReadOnlyDictionary<int, SheetCell> Cells)
{
    /// <summary>The text of a column; empty where there is none.</summary>
    public string Text(int column) => Cells.GetValueOrDefault(column)?.Text.Trim() ?? string.Empty;
}

/// <summary>A cell that was read.</summary>
/// <param name="Text">Its text; a number as it is stored.</param>
/// <param name="IsNumber">Whether it is stored as a number, as dates are.</param>
public sealed record SheetCell(string Text, bool IsNumber);
