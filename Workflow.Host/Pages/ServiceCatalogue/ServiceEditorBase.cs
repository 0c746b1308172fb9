using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.ServiceCatalogue;

/// <summary>What the forms for entries and items have in common: what was filled in stays until it is saved.</summary>
public abstract class ServiceEditorBase : PageComponent
{
    /// <summary>The entry or item.</summary>
    [Parameter]
    public required string Code { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ServiceWords> S { get; set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>The version as it is.</summary>
    private protected abstract long Version { get; }

    /// <summary>The version that whoever fills in the form has seen.</summary>
    private protected string Seen => IsPost ? Posted("version") : Version.ToString(CultureInfo.InvariantCulture);

    private protected string Shown(string field) => IsPost ? Posted(field) : Kept(field);

    /// <summary>A field as the catalogue has it.</summary>
    private protected abstract string Kept(string field);

    private protected static string? AddressOf(string field) => field.Length > 1 ? $"#{field[1..]}" : null;

    private protected async Task SendAsync(
        string kind, IReadOnlyList<FieldError> wrong, string content, Func<CommandContext, IRequest<ServiceReceipt>> command)
    {
        long? seen = long.TryParse(Posted("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        try
        {
            if (wrong.Count > 0)
            {
                Errors = wrong;
                return;
            }

            await Commands.SendAsync(
                Context() with { ExpectedVersion = seen }, $"service {kind} {Code}", Posted("key"), content, command, Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/service-catalogue/{kind}/{Code}?said=revised");
    }
}
