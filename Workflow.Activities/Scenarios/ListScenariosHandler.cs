using MediatR;

namespace Workflow.Activities.Scenarios;

/// <summary>Lists the scenarios.</summary>
internal sealed class ListScenariosHandler(IScenarios scenarios)
    : IRequestHandler<ListScenarios, IReadOnlyList<ScenarioSummary>>
{
    public Task<IReadOnlyList<ScenarioSummary>> Handle(ListScenarios request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ScenarioSummary>>([.. ScenarioSearch.Find(scenarios.All, request.Search).Select(Summary)]);

    private static ScenarioSummary Summary(Scenario scenario) => new(
        scenario.Code,
        scenario.Name,
        scenario.Description,
        scenario.Items.FirstOrDefault(item => item.Organisation == scenario.Lead)?.OrganisationName ?? scenario.Lead,
        scenario.PromisedDays,
        scenario.Items.Count,
        scenario.Moments);
}
