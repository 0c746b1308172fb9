using System.Text.Json.Nodes;
using MediatR;

namespace Workflow.Activities.Scenarios;

/// <summary>The scenarios (一件事主题): all of them, or those a search finds, the best first.</summary>
/// <param name="Search">What is looked for, in the citizen's words; blank gives all.</param>
public sealed record ListScenarios(string? Search = null) : IRequest<IReadOnlyList<ScenarioSummary>>;

/// <summary>One scenario with an example application; refused as not found when there is none.</summary>
/// <param name="Code">Scenario code.</param>
/// <param name="Seed">Which example family.</param>
public sealed record GetScenario(string Code, int Seed) : IRequest<ScenarioView>;

/// <summary>A scenario in a list.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Description">What it is, in the citizen's words.</param>
/// <param name="LeadOrganisation">牵头单位.</param>
/// <param name="PromisedDays">Promised limit, working days.</param>
/// <param name="ItemCount">How many items it has.</param>
/// <param name="Moments">Moments of life (人生事项) it belongs to.</param>
public sealed record ScenarioSummary(
    string Code,
    string Name,
    string Description,
    string LeadOrganisation,
    int PromisedDays,
    int ItemCount,
    IReadOnlyList<string> Moments);

/// <summary>A scenario.</summary>
public sealed record ScenarioView
{
    /// <summary>Code.</summary>
    public required string Code { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in the citizen's words.</summary>
    public required string Description { get; init; }

    /// <summary>What the applicant needs before starting.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>JSON Schema of the form, with titles, pages (<c>x-page</c>) and personal marks (<c>x-personal</c>).</summary>
    public required JsonNode Form { get; init; }

    /// <summary>The agencies' items.</summary>
    public required IReadOnlyList<ScenarioItem> Items { get; init; }

    /// <summary>Promised limit of the whole, working days.</summary>
    public required int PromisedDays { get; init; }

    /// <summary>An application that passes.</summary>
    public required ExampleApplication Example { get; init; }
}

/// <summary>联办事项 of a scenario.</summary>
/// <param name="Code">Code.</param>
/// <param name="Name">Name.</param>
/// <param name="Organisation">Role of the organisation that decides, such as <c>health</c>.</param>
/// <param name="OrganisationName">Its name in general.</param>
/// <param name="PromisedDays">Promised limit, working days.</param>
/// <param name="StatutoryDays">Statutory limit, working days.</param>
/// <param name="After">Codes of items it needs first.</param>
/// <param name="OnDenied"><c>terminate-rest</c> closes every open item of the case when this one is denied; <c>continue</c> leaves the others.</param>
/// <param name="Basis">Legal basis, or that it is our assumption.</param>
/// <param name="ClosesWithdrawal">Whether the application cannot be withdrawn any more once it is granted; not unless said.</param>
/// <param name="Licence">电子证照 that it leaves when it is granted; null where it leaves none.</param>
public sealed record ScenarioItem(
    string Code,
    string Name,
    string Organisation,
    string OrganisationName,
    int PromisedDays,
    int StatutoryDays,
    IReadOnlyList<string> After,
    string OnDenied,
    string Basis,
    bool ClosesWithdrawal = false,
    ItemLicence? Licence = null);

/// <summary>电子证照 that an item leaves when it is granted.</summary>
/// <param name="Outcome">Which of its outcomes is the number (证照编号); <c>{Outcome}2</c> and so on are further licences.</param>
/// <param name="Name">证照名称.</param>
/// <param name="Replaces">
/// 换发: which of its outcomes is the number of the one it replaces, issued in the case that this one corrects; without that one, none
/// is issued. Null where it replaces none.
/// </param>
public sealed record ItemLicence(string Outcome, string Name, string? Replaces = null)
{
    /// <summary>Whether an outcome is the number of one.</summary>
    public bool IsNumber(string outcome) =>
        outcome.StartsWith(Outcome, StringComparison.Ordinal) && outcome[Outcome.Length..].All(char.IsAsciiDigit);
}

/// <summary>An example application.</summary>
public sealed record ExampleApplication(string Division, JsonNode Form);
