using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Declaring;
using Workflow.Activities.ProjectFiling.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.ProjectFiling;

/// <summary>申报, 重新申报 and 变更: one form, filled with what there is.</summary>
public abstract class ProjectEditorBase : PageComponent
{
    /// <summary>The project that is written on; null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ProjectWords> P { get; set; } = null!;

    private protected ProjectForm Form { get; private set; } = ProjectForm.Blank;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    private protected string Version { get; private set; } = string.Empty;

    private protected string Reason { get; private set; } = string.Empty;

    private protected bool IsChange { get; private set; }

    /// <summary>Why it was sent back.</summary>
    private protected string? Returned { get; private set; }

    private protected string TitleWord => Id is null ? "new" : IsChange ? "change" : "again";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        if (Id is null)
        {
            return;
        }

        var view = await Mediator.Send(new GetProject(Caller, Id), Aborted);
        IsChange = view.Acts.Contains(ProjectAct.Change);
        if (!IsChange && !view.Acts.Contains(ProjectAct.Redeclare))
        {
            GoTo($"/projects/{Id}");
        }

        Form = ProjectForm.Of(view.Content);
        Version = view.Version.ToString(CultureInfo.InvariantCulture);
        Returned = view.Status is ProjectStatus.Returned or ProjectStatus.ChangeReturned ? ReasonOf(view) : null;
    }

    private protected string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private protected async Task SaveAsync()
    {
        (Form, Key, Version, Reason) = (ProjectForm.Read(Http.Request.Form), Posted("key"), Posted("version"), Posted("reason"));
        var (entry, faults) = Form.Parse();
        long? seen = long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        ProjectReceipt receipt;
        try
        {
            receipt = await Commands.SendAsync(
                Context() with { ExpectedVersion = seen },
                $"{TitleWord} project {Id}",
                Key,
                $"{Form.Content}\n{Reason}",
                context => Command(context, entry),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? Told(refusal.Fields, faults) : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/projects/{receipt.Id}?said={TitleWord}");
    }

    // A number that could not be read counts as missing; it is told in words of its own.
    private IReadOnlyList<FieldError> Told(IReadOnlyList<FieldError> refused, IReadOnlyList<FieldError> typed)
    {
        const string Field = "/reason";
        var reason = IsChange && Reason.Length == 0 && refused.All(error => error.Field != Field)
            ? [new FieldError(Field, P["edit.reason-missing"])]
            : Array.Empty<FieldError>();
        return [.. refused.Select(error => typed.FirstOrDefault(each => each.Field == error.Field) ?? error), .. reason];
    }

    private static string? ReasonOf(ProjectView view) => view.Missing.Count > 0
        ? string.Join('、', view.Missing.Select(MaterialKind.Name))
        : view.Levels.LastOrDefault(level => level.State == "returned")?.Words;

    private IRequest<ProjectReceipt> Command(CommandContext context, ProjectEntry entry) =>
        Id is null ? new DeclareProject(context, entry)
        : IsChange ? new ChangeProject(context, Id, entry, Reason)
        : new RedeclareProject(context, Id, entry);
}
