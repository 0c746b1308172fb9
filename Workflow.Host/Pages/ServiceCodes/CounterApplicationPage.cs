using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Scenarios;
using Workflow.Activities.ServiceCodes.Drafting;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.ServiceCodes;

/// <summary>What the pages of filing at the counter have in common: the scenario, the visit's draft, and what is left to ask.</summary>
public abstract class CounterApplicationPage : PageComponent
{
    /// <summary>Name of the question for the company; its first choice is <c>company-0</c>.</summary>
    private protected const string CompanyField = "company";

    /// <summary>Name of the question where to apply.</summary>
    private protected const string DivisionField = "division";

    /// <summary>The visit.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>Scenario code.</summary>
    [Parameter]
    public required string Code { get; set; }

    [Inject]
    internal IForms Forms { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ServiceCodeWords> Spoken { get; set; } = null!;

    private protected ScenarioView Scenario { get; private set; } = null!;

    private protected CounterDraft Draft { get; private set; } = null!;

    /// <summary>The topics without what is fixed.</summary>
    private protected IReadOnlyList<FormPage> Pages { get; private set; } = [];

    private protected string Start => $"/counter/{Id}/apply/{Code}";

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Scenario = await Mediator.Send(new GetScenario(Code, 0), Aborted);
        Show(await Mediator.Send(new GetCounterDraft(Caller, Id, Code), Aborted));
    }

    private protected async Task KeepAsync(string? company, string? division, JsonObject form) => Show(await Mediator.Send(
        new SaveCounterDraft(Context(), Id, Code, company, division, Applicability.WithoutUnasked(Scenario.Form, form)), Aborted));

    /// <summary>Everything that is wrong with the draft as it stands; the company that is missing is named once.</summary>
    private protected IReadOnlyList<FieldError> Wrong() =>
    [
        .. Draft.Division is null ? [new FieldError(DivisionField, L["place.missing"])] : Array.Empty<FieldError>(),
        .. IsCompanyMissing ? [new FieldError(CompanyField, Spoken["apply.company-missing"])] : Array.Empty<FieldError>(),
        .. Forms.Validate(Scenario.Form, JsonSerializer.SerializeToElement(Draft.Form)).Where(error => !IsOfMissingCompany(error)),
    ];

    /// <summary>Where a field is put right on the page that asks for all.</summary>
    private protected string? AddressOf(string pointer) => pointer.TrimStart('/') switch
    {
        DivisionField => "#" + DivisionField,
        CompanyField when IsCompanyMissing => $"#{CompanyField}-0",
        _ => FieldAddress.On([.. Pages.SelectMany(page => page.Fields)], pointer),
    };

    /// <summary>The fixed answers with their questions.</summary>
    private protected IEnumerable<(string Title, string Shown)> FixedAnswers(bool companysToo) =>
        from leaf in FormOutline.Fields(Scenario.Form).SelectMany(field => field.Leaves)
        join answer in Draft.Fixed on leaf.Path equals answer.Field
        where companysToo || !answer.IsCompanys
        select (leaf.Title, answer.Shown ?? L["form.blank"].Value);

    private bool IsCompanyMissing => Draft is { IsForCompanies: true, Company: null };

    private bool IsOfMissingCompany(FieldError error) => IsCompanyMissing && error.Field.Length > 0 && Draft.Fixed.Any(
        answer => answer.IsCompanys
            && (answer.Field == error.Field || answer.Field.StartsWith(error.Field + "/", StringComparison.Ordinal)));

    private void Show(CounterDraft draft)
    {
        Draft = draft;
        Pages = OpenQuestions.Of(
            FormOutline.Pages(Scenario.Form, draft.Form), [.. draft.Fixed.Select(answer => answer.Field)]);
    }
}
