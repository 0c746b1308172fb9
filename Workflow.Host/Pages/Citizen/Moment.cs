using Workflow.Activities.Scenarios;

namespace Workflow.Host.Pages.Citizen;

/// <summary>A moment of life (人生事项) with what can be done about it.</summary>
/// <param name="Name">Such as 生育.</param>
/// <param name="Scenarios">Scenarios that belong to it.</param>
internal sealed record Moment(string Name, IReadOnlyList<ScenarioSummary> Scenarios)
{
    /// <summary>The moments of these scenarios, in the order in which scenarios name them; those without one come last.</summary>
    public static IReadOnlyList<Moment> Of(IReadOnlyList<ScenarioSummary> scenarios, string other) =>
    [
        .. scenarios
            .SelectMany(scenario => scenario.Moments, (scenario, name) => (Scenario: scenario, Name: name))
            .GroupBy(each => each.Name, each => each.Scenario)
            .Select(group => new Moment(group.Key, [.. group])),
        .. Rest([.. scenarios.Where(scenario => scenario.Moments.Count == 0)], other),
    ];

    private static IEnumerable<Moment> Rest(IReadOnlyList<ScenarioSummary> scenarios, string other) =>
        scenarios.Count == 0 ? [] : [new Moment(other, scenarios)];
}
