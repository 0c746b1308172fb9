using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Triggers;

/// <summary>Adds what starts workflows.</summary>
internal static class TriggersRegistration
{
    /// <summary>What reading and checking a definition needs.</summary>
    public static IServiceCollection AddTriggerKinds(this IServiceCollection services) => services
        .AddTrigger<EventTrigger>()
        .AddTrigger<TimerTrigger>()
        .AddTrigger<CronTrigger>()
        .AddTrigger<StartAtTrigger>()
        .AddSingleton<TriggerReader>();

    /// <summary>What starts instances.</summary>
    public static IServiceCollection AddTriggers(this IServiceCollection services) => services
        .AddSingleton<Activation>()
        .AddSingleton<ITriggers, StoredTriggers>()
        .AddSingleton<TriggerIndex>()
        .AddSingleton<IPublicationHook>(provider => provider.GetRequiredService<TriggerIndex>())
        .AddSingleton<TriggerAdoption>()
        .AddCommand<TriggerTick>()
        .AddCommand<StartByTrigger>();
}
