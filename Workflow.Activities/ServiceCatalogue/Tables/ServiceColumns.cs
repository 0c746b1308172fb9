using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.ServiceCatalogue.Comparing;

namespace Workflow.Activities.ServiceCatalogue.Tables;

/// <summary>The columns of the catalogue's table (实施清单): what an entry says, then what its item says.</summary>
internal static class ServiceColumns
{
    public const string EntryCode = "主题编码";
    public const string ItemCode = "事项编码";

    /// <summary>In the order of the sheet.</summary>
    public static IReadOnlyList<SheetColumn> All { get; } =
    [
        Column(ServiceFields.OfEntry[0]),
        new(EntryCode, 20),
        .. ServiceFields.OfEntry.Skip(1).Select(Column),
        new(ItemCode, 22),
        .. ServiceFields.OfItem.Select(Column),
    ];

    /// <summary>The column that a cell of a header names; null when it names none.</summary>
    public static string? Named(string header)
    {
        var title = string.Concat(header.Where(character => !char.IsWhiteSpace(character))).Replace('(', '（').Replace(')', '）');
        return All.FirstOrDefault(column => column.Title == title)?.Title;
    }

    private static SheetColumn Column<TContent>(ServiceField<TContent> field) => new(field.Title, field.Width);
}
