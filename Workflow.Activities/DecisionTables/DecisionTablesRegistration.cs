using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine;

namespace Workflow.Activities.DecisionTables;

/// <summary>Registers the decision tables.</summary>
public static class DecisionTablesRegistration
{
    /// <summary>Adds the tables and the activity that asks them; needs a <see cref="Common.DefinitionsFolder"/>.</summary>
    public static IServiceCollection AddDecisionTables(this IServiceCollection services) => services
        .AddSingleton<DecisionTableFolder>()
        .AddSingleton<IDecisionTables>(provider => provider.GetRequiredService<DecisionTableFolder>())
        .AddOptionSource<TableOptions>()
        .AddActivity<DecideByTable>()
        .AddCommand<DecideByTableHandler>();
}
