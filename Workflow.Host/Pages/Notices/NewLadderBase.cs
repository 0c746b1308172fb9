using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Ladders;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Organisations;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Notices;

/// <summary>Sets the supervision ladder to a matter that no workflow supervises, such as an instruction.</summary>
public abstract class NewLadderBase : PageComponent
{
    private const int LongestLine = 200;
    private const int LongestText = 2000;
    private static readonly string[] Fields = ["matter", "requirement", "unit", "person", "deadline", "basis"];

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IOrganisations Organisations { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<NoticeWords> N { get; set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    private protected string? Kept(string field) => IsPost ? Posted(field) : null;

    private protected string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private protected async Task StartAsync()
    {
        Key = Posted("key");
        Errors = Faults();
        if (Errors.Count > 0)
        {
            return;
        }

        // The form's key names the matter, so that a second click starts nothing new.
        var matter = new NoticeMatter("matter", $"m-{Key}", Posted("matter"));
        LadderReceipt receipt;
        try
        {
            receipt = await Commands.SendAsync(
                Context(),
                "start ladder",
                Key,
                string.Join('\n', Fields.Select(Posted)),
                context => new StartLadder(
                    context, matter, Posted("requirement"), Posted("unit"), Posted("person"),
                    DayText.Read(Posted("deadline"))!.Value, Posted("basis")),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Conflict)
        {
            Errors = [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/ladders/{receipt.MatterId}?said=started");
    }

    private IReadOnlyList<FieldError> Faults() =>
    [
        .. Written("matter", N["matter"], LongestLine),
        .. Written("requirement", N["requirement"], LongestText),
        .. FieldError.When(Organisations.Find(Posted("unit")) is null, "/unit", N["ladder.unit-missing"]),
        .. FieldError.When(DayText.Read(Posted("deadline")) is null, "/deadline", N["ladder.deadline-missing"]),
        .. Written("basis", N["basis"], LongestLine),
    ];

    private IEnumerable<FieldError> Written(string field, string label, int longest) => Posted(field).Length is var length
        && length == 0 ? [new FieldError($"/{field}", N["ladder.missing", label])]
        : length > longest ? [new FieldError($"/{field}", N["ladder.too-long", label, longest])]
        : [];
}
