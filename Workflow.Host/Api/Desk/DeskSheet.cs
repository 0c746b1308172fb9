using System.Globalization;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Desk;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Host.Pages.Desk;

namespace Workflow.Host.Api.Desk;

/// <summary>The desk as a sheet, to be handed round.</summary>
internal static class DeskSheet
{
    private const string Day = "yyyy-MM-dd";

    /// <summary>One row for each thing.</summary>
    public static Sheet Of(DeskView desk, IStringLocalizer<DeskWords> words) => new(
        words["desk.title"],
        $"{words["desk.title"].Value} {desk.Today.ToString(Day, CultureInfo.InvariantCulture)}",
        [
            new SheetColumn(words["section"], 12),
            new SheetColumn(words["group"], 22),
            new SheetColumn(words["matter"], 60),
            new SheetColumn(words["unit"], 28),
            new SheetColumn(words["due"], 14),
        ],
        [
            .. desk.Groups.SelectMany(group => group.Items.Select(IReadOnlyList<string> (item) =>
            [
                words["section." + group.Section],
                words["what." + group.What],
                item.Title,
                item.Unit ?? string.Empty,
                item.Due.ToString(Day, CultureInfo.InvariantCulture),
            ])),
        ]);
}
