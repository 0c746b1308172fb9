using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Staff;

/// <summary>延期: what was asked for on a case, asking, and deciding.</summary>
public abstract class ExtensionPageBase : PageComponent
{
    private protected const int Most = 10;

    /// <summary>办件编号.</summary>
    [Parameter]
    public required string Number { get; set; }

    /// <summary>What was just done.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    [Inject]
    internal IStringLocalizer<ExtensionWords> X { get; set; } = null!;

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    private protected CaseView View { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Asked { get; private set; } = string.Empty;

    private protected string Days { get; private set; } = string.Empty;

    private protected string Reason { get; private set; } = string.Empty;

    /// <summary>Open items of the caller's own office.</summary>
    private protected IReadOnlyList<CaseItemView> Mine =>
        [.. View.Items.Where(item => item is { CaseNumber: not null, Result: null } && Caller.Is(Roles.Clerk) && item.Organisation == Caller.Organisation)];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetCase(Caller, Number), Aborted);
        if (Caller.Is(Roles.Citizen))
        {
            Missing();
        }
    }

    private protected string? Wrong(string field) => Errors.Any(error => error.Field.EndsWith(field, StringComparison.Ordinal)) ? "wrong" : null;

    private protected Task AskAsync()
    {
        (Asked, Days, Reason) = (Posted("item"), Posted("days"), Posted("reason"));
        return !int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            ? FailAsync(new FieldError("/days", X["days-missing", Most]))
            : SendAsync("asked", context => new AskExtension(context, Number, Asked, days, Reason));
    }

    private protected Task DecideAsync()
    {
        var (item, isGranted, why) = (Posted("item"), Posted("granted") == "yes", Posted("why"));
        return SendAsync(
            isGranted ? "granted" : "refused",
            context => new DecideExtension(context, Number, item, isGranted, why.Length > 0 ? why : null));
    }

    private Task FailAsync(FieldError error)
    {
        Errors = [error];
        return Task.CompletedTask;
    }

    private async Task SendAsync(string done, Func<CommandContext, IRequest<CaseReceipt>> command)
    {
        try
        {
            await Commands.SendAsync(
                Context(), $"extension {Number}", Posted("key"), $"{done} {Asked} {Days} {Reason} {Posted("item")}", command, Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError("/reason", refusal.Message)];
            return;
        }

        GoTo($"/cases/{Number}/extensions?done={done}");
    }
}
