using System.Globalization;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Rectification;
using Workflow.Activities.Rectification.Viewing;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Rectification;

/// <summary>One rectification: what has to be put right, how it stands, and what the caller may do.</summary>
public abstract class RectificationPageBase : PageComponent
{
    /// <summary>Id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal PostedFileAnswers Files { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<RectificationWords> R { get; set; } = null!;

    private protected RectificationView View { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>The act that was tried and refused.</summary>
    private protected string Tried { get; private set; } = string.Empty;

    private protected string? Said => !IsPost && SaidWord is not null && RectificationAct.All.Contains(SaidWord) ? SaidWord : null;

    /// <summary>Why the office returned the report, as long as it is owed again.</summary>
    private protected string? ReturnedBecause => View.Status == RectificationStatus.Returned
        ? View.Steps.LastOrDefault(step => step.What == "returned")?.Words
        : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetRectification(Caller, Id), Aborted);
        FileFields =
        [
            .. View.Requirements.Select((_, at) => new FormField(FilesOf(at), R["files"], FieldKind.Files, false) { Files = FileRule.Any }),
        ];
        FileForm = new JsonObject(View.Requirements.Select((each, at) => KeyValuePair.Create(
            FilesOf(at)[1..], (JsonNode?)new JsonArray([.. each.Files.Select(file => file.Write())]))));

        // A form sent for a state that is gone, by a second click or after a colleague, is answered by what is there now.
        if (IsPost && !View.Acts.Contains(Posted("_handler")))
        {
            GoTo($"/rectifications/{View.Id}");
        }
    }

    private protected IReadOnlyList<FormField> FileFields { get; private set; } = [];

    private protected JsonObject FileForm { get; private set; } = [];

    private protected string KeyOf(string act) => Tried == act ? Posted("key") : NewKey();

    /// <summary>What was typed into a field of the form that was refused; null on any other.</summary>
    private protected string? Kept(string act, string field) => Tried == act ? Posted(field) : null;

    private protected string? AddressOf(string field) => field.Split('/') switch
    {
        [_, var files] when FieldAddress.On(FileFields, "/" + files) is { } address => address,
        [_, "answers", var at, var part] => $"#{part}-{at}",
        [_, "answers"] => "#words-0",
        [_, { Length: > 0 }] => $"#words-{Tried}",
        _ => null,
    };

    private protected async Task ActAsync(string act)
    {
        Tried = act;
        if (act == RectificationAct.Report)
        {
            var files = await Files.ReadAsync(Http, Context(), FileForm, FileFields);
            (FileForm, Errors) = (files.Form, files.Errors);
            if (Errors.Count > 0 || files.Pressed is not null)
            {
                return;
            }
        }

        try
        {
            await Commands.SendAsync(
                Context() with { ExpectedVersion = Whole(Posted("version")) },
                $"{act} rectification {View.Id}",
                Posted("key"),
                string.Join('\n', Answers().Select(answer => $"{answer.Words}\n{answer.Evidence}\n{string.Join(' ', answer.Files ?? [])}").Append(Posted("words"))),
                Command(act),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0 ? [.. refusal.Fields.Select(OnPage)] : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/rectifications/{View.Id}?said={act}");
    }

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private List<AnswerEntry> Answers() =>
    [
        .. View.Requirements.Select((_, i) => new AnswerEntry(
            Posted($"words-{i}"),
            Posted($"evidence-{i}"),
            [.. FileReference.Read(FileForm[FilesOf(i)[1..]]).Select(file => file.Id)])),
    ];

    private static string FilesOf(int requirement) => string.Create(CultureInfo.InvariantCulture, $"/files-{requirement}");

    // A fault of a file stands beside its question.
    private static FieldError OnPage(FieldError error) =>
        error.Field.Split('/') is [_, "answers", var at, "files", ..] ? error with { Field = $"/files-{at}" } : error;

    private Func<CommandContext, IRequest<RectificationReceipt>> Command(string act)
    {
        var words = Posted("words");
        return context => act switch
        {
            RectificationAct.Plan => new PlanRectification(context, Id, words),
            RectificationAct.Report => new ReportRectification(context, Id, Answers()),
            RectificationAct.Close => new CloseRectification(context, Id, words),
            RectificationAct.Return => new ReturnRectification(context, Id, words),
            RectificationAct.Urge => new UrgeRectification(context, Id, words),
            _ => new WithdrawRectification(context, Id, words),
        };
    }
}
