using Workflow.Engine.Activities;

namespace Workflow.Activities.Scenarios;

/// <summary>The items (联办事项) of all scenarios, to choose from; each code once, with the scenarios that have it.</summary>
internal sealed class ItemOptions(IScenarios scenarios) : IOptionSource
{
    public const string SourceName = "items";

    public string Name => SourceName;

    public IReadOnlyList<KeyValuePair<string, string>> Options =>
    [
        .. scenarios.All
            .SelectMany(scenario => scenario.Items.Select(item => (Scenario: scenario.Name, item.Code, item.Name)))
            .GroupBy(item => item.Code, StringComparer.Ordinal)
            .Select(item => KeyValuePair.Create(
                item.Key, $"{item.First().Name}（{string.Join('、', item.Select(each => each.Scenario).Distinct())}）")),
    ];
}
