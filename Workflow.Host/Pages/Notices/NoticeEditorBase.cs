using System.Globalization;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Viewing;
using Workflow.Activities.Organisations;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Notices;

/// <summary>Writing a notice: from a template, with the text as it will read beside it.</summary>
public abstract class NoticeEditorBase : PageComponent
{
    /// <summary>The notice that is written on; null for a new one.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>Template of a new one.</summary>
    [SupplyParameterFromQuery]
    public string? Template { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IOrganisations Organisations { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<NoticeWords> N { get; set; } = null!;

    private protected NoticeDraft Form { get; private set; } = null!;

    private protected IReadOnlyList<NoticeTemplateView> Templates { get; private set; } = [];

    private protected IReadOnlyCollection<Organisation> Units => Organisations.All;

    private protected IReadOnlyList<string> OwnNames { get; private set; } = [];

    private protected string TemplateName { get; private set; } = string.Empty;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected NoticePreview? Preview { get; private set; }

    private protected string Key { get; private set; } = NewKey();

    private protected string Version { get; private set; } = string.Empty;

    private long? Seen => long.TryParse(Version, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Templates = await Mediator.Send(new ListNoticeTemplates(), Aborted);
        if (Id is null)
        {
            var wanted = IsPost ? Posted("template") : Template;
            Form = NoticeForm.Blank(Templates.FirstOrDefault(each => each.Code == wanted) ?? Templates[0]);
        }
        else
        {
            var view = await Mediator.Send(new GetNotice(Caller, Id), Aborted);
            if (!view.Acts.Contains(NoticeAct.Revise))
            {
                GoTo($"/notices/{view.Id}");
            }

            (Form, Version) = (NoticeForm.Of(view), view.Version.ToString(CultureInfo.InvariantCulture));
        }

        var template = Templates.FirstOrDefault(each => each.Code == Form.Template);
        OwnNames = [.. (template?.OwnNames ?? []).Union(Form.Values?.Keys ?? [])];
        TemplateName = template?.Name ?? string.Empty;
        await ShowAsync();
    }

    private protected string? ErrorAt(string field) => Errors.FirstOrDefault(error =>
        error.Field == field || error.Field.StartsWith($"{field}/", StringComparison.Ordinal))?.Message;

    private protected async Task SaveAsync()
    {
        (Form, Key, Version) = (NoticeForm.Read(Http.Request.Form, OwnNames), Posted("key"), Posted("version"));
        if (Posted("do") != "save")
        {
            await ShowAsync();
            return;
        }

        NoticeReceipt receipt;
        try
        {
            receipt = await Commands.SendAsync(
                Context() with { ExpectedVersion = Seen },
                $"write notice {Id}",
                Key,
                JsonSerializer.Serialize(Form),
                context => Id is null ? new DraftNotice(context, Form) : (IRequest<NoticeReceipt>)new ReviseNotice(context, Id, Form),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/notices/{receipt.Id}?said={(Id is null ? "drafted" : "revised")}");
    }

    private async Task ShowAsync() => Preview = await Mediator.Send(new PreviewNotice(Caller, Form), Aborted);
}
