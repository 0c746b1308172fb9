using System.Globalization;
using System.Security.Cryptography;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans;
using Workflow.Host.Api.Problems;
using Workflow.Host.Api.WorkPlans;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.WorkPlans;

/// <summary>The tenant's plans, and the two ways to begin one: with a file or by hand.</summary>
public abstract class PlanListBase : PageComponent
{
    private protected const int Size = 20;

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<PlanWords> P { get; set; } = null!;

    private protected Page<PlanSummary> Plans { get; private set; } = new([], 0);

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Year { get; private set; } = string.Empty;

    private protected string PlanTitle { get; private set; } = string.Empty;

    private protected string DraftYear { get; private set; } = string.Empty;

    private protected int At => Query.Page(PageNumber);

    /// <inheritdoc/>
    protected override async Task LoadAsync() =>
        Plans = await Mediator.Send(new ListPlans(Caller, Skip: (At - 1) * Size, Take: Size), Aborted);

    private protected bool IsWrong(string field) => Errors.Any(error => error.Field == field);

    private protected static string? AddressOf(string field) => field switch
    {
        "/file" => "#file",
        "/year" => "#year",
        "/title" => "#title",
        "/draft-year" => "#draft-year",
        _ => null,
    };

    private protected async Task ImportAsync()
    {
        Year = Posted("year");
        var file = Http.Request.Form.Files.GetFile("file");
        ReadOnlyMemory<byte> content;
        try
        {
            content = file is null ? ReadOnlyMemory<byte>.Empty : await PlanUpload.ContentAsync(file, Aborted);
        }
        catch (ProblemException tooLarge)
        {
            Errors = [new FieldError("/file", tooLarge.Message)];
            return;
        }

        await OpenAsync(
            $"{Convert.ToHexStringLower(SHA256.HashData(content.Span))} {Year}",
            () => PlanUpload.YearOf(Year),
            (context, year) => new ImportPlan(context, content, file?.FileName, year));
    }

    private protected async Task DraftAsync()
    {
        (PlanTitle, DraftYear) = (Posted("title"), Posted("draft-year"));
        await OpenAsync(
            $"{PlanTitle} {DraftYear}",
            () => int.TryParse(DraftYear, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : 0,
            (context, year) => new DraftPlan(context, PlanTitle, year ?? 0));
        Errors = [.. Errors.Select(error => error.Field == "/year" ? error with { Field = "/draft-year" } : error)];
    }

    private async Task OpenAsync(string content, Func<int?> year, Func<CommandContext, int?, IRequest<PlanView>> command)
    {
        PlanView plan;
        try
        {
            var given = year();
            plan = await Commands.SendAsync(Context(), "plans", Posted("key"), content, context => command(context, given), Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError("/file", refusal.Message)];
            return;
        }

        GoTo($"/plans/{plan.Id}?done=opened");
    }
}
