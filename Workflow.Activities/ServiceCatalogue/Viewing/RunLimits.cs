using Workflow.Activities.Scenarios;

namespace Workflow.Activities.ServiceCatalogue.Viewing;

/// <summary>
/// The limits by which scenarios are run, beside the catalogue's. A change of the catalogue changes no scenario by itself:
/// its analyst does, so that both are shown until they agree.
/// </summary>
internal static class RunLimits
{
    /// <summary>Of every scenario that has an item of a code.</summary>
    public static IReadOnlyList<ScenarioLimits> Of(string code, ItemContent said, IEnumerable<Scenario> scenarios) =>
    [
        .. from scenario in scenarios
           from item in scenario.Items
           where item.Code == code
           select new ScenarioLimits(
               scenario.Code,
               scenario.Name,
               item.StatutoryDays,
               item.PromisedDays,
               item.StatutoryDays != said.StatutoryDays || item.PromisedDays != said.PromisedDays),
    ];
}
