using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.ProjectFiling;

/// <summary>One project: its way up the levels, what is like it, and what the caller may do.</summary>
public abstract class ProjectPageBase : PageComponent
{
    private static readonly string[] Sayings = ["new", "again", .. ProjectAct.All];

    /// <summary>Id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ProjectWords> P { get; set; } = null!;

    private protected ProjectView View { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>The act that was tried and refused.</summary>
    private protected string Tried { get; private set; } = string.Empty;

    private protected string? Said => !IsPost && Sayings.Contains(SaidWord) ? SaidWord : null;

    private protected bool IsFiled => View.Status is ProjectStatus.Filed or ProjectStatus.Accepted;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetProject(Caller, Id), Aborted);

        // A form sent for a state that is gone, by a second click or after a colleague, is answered by what is there now.
        if (IsPost && !View.Acts.Contains(Posted("_handler")))
        {
            GoTo($"/projects/{View.Id}");
        }
    }

    private protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private protected string KeyOf(string act) => Tried == act ? Posted("key") : NewKey();

    private protected string Kept(string act, string field) => Tried == act ? Posted(field) : string.Empty;

    private protected string? AddressOf(string field) => (Tried, field) switch
    {
        (_, "/agrees") => "#agrees-yes",
        (_, "/passed") => "#passed-yes",
        (_, "/on") => "#on",
        (_, "/reason") => "#reason",
        (ProjectAct.Opine, "/words") => "#opinion-words",
        (ProjectAct.Accept, "/words") => "#conclusion",
        _ => null,
    };

    private protected async Task ActAsync(string act)
    {
        Tried = act;
        long? seen = long.TryParse(Posted("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        if (Command(act) is not { } command)
        {
            return;
        }

        try
        {
            await Commands.SendAsync(
                Context() with { ExpectedVersion = seen }, $"{act} project {View.Id}", Posted("key"), Content(), command, Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/projects/{View.Id}?said={act}");
    }

    private string Content() => string.Join('\n', Http.Request.Form
        .Where(field => field.Key is not ("key" or "__RequestVerificationToken" or "version"))
        .Select(field => $"{field.Key}={field.Value}"));

    /// <summary>The command; null when what it needs is missing, which is told.</summary>
    private Func<CommandContext, IRequest<ProjectReceipt>>? Command(string act)
    {
        switch (act)
        {
            case ProjectAct.Opine when Posted("agrees") is not ("yes" or "no"):
                Errors = [new FieldError("/agrees", P["opine.which-missing"])];
                return null;
            case ProjectAct.Opine:
                return context => new OpineOnProject(context, Id, Posted("agrees") == "yes", Posted("opinion-words"));
            case ProjectAct.Accept:
                return Acceptance();
            default:
                return context => new WithdrawProject(context, Id, Posted("reason"));
        }
    }

    private Func<CommandContext, IRequest<ProjectReceipt>>? Acceptance()
    {
        var (on, isTold, words) = (DayText.Read(Posted("on")), Posted("passed") is "yes" or "no", Posted("conclusion"));
        Errors =
        [
            .. on is null ? [new FieldError("/on", P["accept.on-missing"])] : Array.Empty<FieldError>(),
            .. isTold ? [] : new[] { new FieldError("/passed", P["accept.which-missing"]) },
            .. words.Length > 0 ? [] : new[] { new FieldError("/words", P["accept.words-missing"]) },
        ];
        return Errors.Count > 0 ? null : context => new RecordAcceptance(context, Id, on!.Value, Posted("passed") == "yes", words);
    }
}
