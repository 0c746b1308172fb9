using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Assignments;
using Workflow.Activities.Assignments.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Host.Api.Http;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Assignments;

/// <summary>One assignment: what is to be done, how it stands, and what the caller may do.</summary>
public abstract class AssignmentPageBase : PageComponent
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
    internal IStringLocalizer<AssignmentWords> A { get; set; } = null!;

    private protected AssignmentView View { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>The act that was tried and refused.</summary>
    private protected string Tried { get; private set; } = string.Empty;

    private protected string? Said => !IsPost && SaidWord is not null && AssignmentAct.All.Contains(SaidWord) ? SaidWord : null;

    private protected bool May(string act) => View.Acts.Contains(act);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetAssignment(Caller, Id), Aborted);

        // A form sent for a state that is gone, by a second click or after a colleague, is answered by what is there now.
        if (IsPost && !May(Posted("_handler")))
        {
            GoTo($"/assignments/{View.Id}");
        }
    }

    private protected string KeyOf(string act) => Tried == act ? Posted("key") : NewKey();

    private protected string Kept(string act, string field) => Tried == act ? Posted(field) : string.Empty;

    private protected static string? AddressOf(string field, string act) => field switch
    {
        "/milestones" => "#milestones",
        "/files" => "#files",
        "/percent" => "#percent",
        "/on" => "#on",
        "/deadline" => "#deadline",
        "" => null,
        _ when field.StartsWith("/milestones/", StringComparison.Ordinal) => "#milestones",
        _ when field.StartsWith("/values", StringComparison.Ordinal) => "#value-1",
        _ => $"#words-{act}",
    };

    private protected async Task ActAsync(string act)
    {
        Tried = act;
        try
        {
            var files = await PostedFiles.ReadAsync(Http.Request.Form.Files, Aborted);
            var command = Command(act, files);
            await Commands.SendAsync(
                Context() with { ExpectedVersion = Whole(Posted("version")) },
                $"{act} assignment {View.Id}",
                Posted("key"),
                Content(files),
                command,
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/assignments/{View.Id}?said={act}");
    }

    private static long? Whole(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private string Content(IReadOnlyList<UploadedFile> files) => string.Join('\n', Http.Request.Form
        .Where(field => field.Key is not ("key" or "__RequestVerificationToken" or "version"))
        .Select(field => $"{field.Key}={field.Value}")
        .Concat(files.Select(PostedFiles.Fingerprint)));

    private Func<CommandContext, IRequest<AssignmentReceipt>> Command(string act, IReadOnlyList<UploadedFile> files)
    {
        var words = Posted("words");
        switch (act)
        {
            case AssignmentAct.Plan:
                var milestones = AssignmentForm.Milestones(Posted("milestones"));
                return context => new PlanAssignment(context, Id, milestones);
            case AssignmentAct.FeedBack:
                var feedback = AssignmentForm.Feedback(Http.Request.Form, View.Targets.Count);
                return context => new FeedBackOnAssignment(context, Id, feedback, files);
            case AssignmentAct.ChangeDue:
                var deadline = AssignmentForm.Day(Posted("deadline"), "/deadline", "请填写新的时限，例如 2026-12-31。");
                return context => new ChangeAssignmentDue(context, Id, deadline, words);
            default:
                return context => act switch
                {
                    AssignmentAct.Sign => new SignAssignment(context, Id),
                    AssignmentAct.Submit => new SubmitAssignment(context, Id, words),
                    AssignmentAct.Close => new CloseAssignment(context, Id, words),
                    AssignmentAct.Return => new ReturnAssignment(context, Id, words),
                    _ => new UrgeAssignment(context, Id, words),
                };
        }
    }
}
