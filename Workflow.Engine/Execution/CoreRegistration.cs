using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Expressions.JavaScript;
using Workflow.Engine.Triggers;
using Workflow.Engine.Expressions.Liquid;

namespace Workflow.Engine.Execution;

/// <summary>Registers the pure core: parser, activities, expressions and burst runner.</summary>
public static class CoreRegistration
{
    /// <summary>Adds the core. Activities of others come by <see cref="EngineRegistration.AddActivity{T}"/> and providers.</summary>
    public static IServiceCollection AddWorkflowCore(this IServiceCollection services)
    {
        services.TryAddSingleton<JavaScriptLanguage>();
        services.AddSingleton<IExpressionLanguage>(provider => provider.GetRequiredService<JavaScriptLanguage>());
        services.AddSingleton<IExpressionLanguage, LiquidLanguage>();
        services.AddSingleton<IExpressionLanguage, LiteralLanguage>();
        services.AddSingleton<IExpressionLanguage, ObjectLanguage>();
        services.AddSingleton<IExpressionLanguage, VariableLanguage>();
        services.AddSingleton<IExpressionLanguage, InputLanguage>();
        services.TryAddSingleton<ExpressionLanguages>();
        services.TryAddSingleton<ReusableWorkflows>();
        services.AddSingleton<IActivityProvider>(provider => provider.GetRequiredService<ReusableWorkflows>());
        services.TryAddSingleton<IActivityRegistry, ActivityRegistry>();
        services.TryAddSingleton<IDefinitionParser, DefinitionParser>();
        services.AddTriggerKinds();
        services.TryAddSingleton(new BurstLimits());
        services.TryAddSingleton<IBurstRunner, BurstRunner>();
        return services
            .AddActivity<WorkflowRoot>()
            .AddActivity<Activities.Sequence>()
            .AddActivity<Activities.Parallel>()
            .AddActivity<Flowchart>()
            .AddActivity<StateMachine>()
            .AddActivity<Fork>()
            .AddActivity<If>()
            .AddActivity<Switch>()
            .AddActivity<FlowDecision>()
            .AddActivity<FlowSwitch>()
            .AddActivity<FlowFork>()
            .AddActivity<FlowJoin>()
            .AddActivity<Start>()
            .AddActivity<End>()
            .AddActivity<Finish>()
            .AddActivity<Complete>()
            .AddActivity<Fault>()
            .AddActivity<While>()
            .AddActivity<For>()
            .AddActivity<ForEach>()
            .AddActivity<ParallelForEach>()
            .AddActivity<Break>()
            .AddActivity<SetVariable>()
            .AddActivity<SetOutput>()
            .AddActivity<SetName>()
            .AddActivity<Correlate>()
            .AddActivity<WriteLine>()
            .AddActivity<Event>()
            .AddActivity<PublishEvent>()
            .AddActivity<Delay>()
            .AddActivity<StartAt>()
            .AddActivity<Activities.Timer>()
            .AddActivity<Cron>()
            .AddActivity<RunTask>()
            .AddActivity<RunJavaScript>()
            .AddActivity<ExecuteWorkflow>()
            .AddActivity<DispatchWorkflow>()
            .AddActivity<BulkDispatchWorkflows>();
    }
}
