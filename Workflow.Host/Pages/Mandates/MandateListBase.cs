using Microsoft.AspNetCore.Components;
using Workflow.Activities.Common;
using Workflow.Activities.Mandates;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Mandates;

/// <summary>What the page of mandates does.</summary>
public abstract class MandateListBase : PageComponent
{
    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    private protected MandateBook Book { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    private protected string Name { get; private set; } = string.Empty;

    private protected string IdNumber { get; private set; } = string.Empty;

    private protected IReadOnlyList<string> Scopes { get; private set; } = [];

    private protected string Until { get; private set; } = string.Empty;

    /// <inheritdoc/>
    protected override async Task LoadAsync() => Book = await Mediator.Send(new ListMandates(Caller), Aborted);

    private protected string? Fault(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private protected async Task GiveAsync()
    {
        (Key, Name, IdNumber, Until) = (Posted("key"), Posted("name"), Posted("idNumber"), Posted("until"));
        Scopes = [.. Http.Request.Form["scopes"].OfType<string>()];
        var until = DayInput.Read(Until);
        try
        {
            await Commands.SendAsync(
                Context(),
                "give mandate",
                Key,
                $"{Name} {IdNumber} {string.Join(',', Scopes)} {Until}",
                context => new GiveMandate(context, Name, IdNumber, Scopes, until),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError("/name", refusal.Message)];
            return;
        }

        GoTo("/mandates");
    }
}
