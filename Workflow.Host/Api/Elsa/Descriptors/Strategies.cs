namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>A strategy as Elsa describes it.</summary>
internal sealed record StrategyDocument(string TypeName, string DisplayName, string Description);

/// <summary>Elsa's <c>StorageDriverDescriptor</c>; the one with the highest priority is offered first.</summary>
internal sealed record StorageDriverDocument(string TypeName, string DisplayName, double Priority, bool Deprecated);

/// <summary>Choices that hold for a whole workflow, under Elsa's assembly-qualified names, so that definitions travel.</summary>
internal static class Strategies
{
    /// <summary>When another instance may start.</summary>
    public static IReadOnlyList<StrategyDocument> Activation { get; } =
    [
        Start("AllowAlways", "总是允许", "随时可以启动新的实例"),
        Start("Singleton", "单个实例", "本流程还有实例在运行时，不启动新的"),
        Start("Correlation", "同一关联编号单个实例", "任何流程还有同一关联编号的实例在运行时，不启动新的"),
        Start("CorrelatedSingleton", "本流程同一关联编号单个实例", "本流程还有同一关联编号的实例在运行时，不启动新的"),
    ];

    /// <summary>What an incident does.</summary>
    public static IReadOnlyList<StrategyDocument> Incidents { get; } =
    [
        new("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", "出错即停", "一个活动出错，整个流程进入故障，等待处理"),
        new(
            "Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core",
            "其他分支继续",
            "一个活动出错，其他分支照常继续"),
    ];

    /// <summary>The history is the state here: nothing can be left out of it.</summary>
    public static IReadOnlyList<StrategyDocument> LogPersistence { get; } =
    [
        new("Elsa.Workflows.LogPersistence.Strategies.Include, Elsa.Workflows.Core", "全部记录", "历史即状态，全部如实记录，个人信息加密保存"),
    ];

    /// <summary>None to choose: each burst is one transaction.</summary>
    public static IReadOnlyList<StrategyDocument> Commits { get; } = [];

    /// <summary>Variables live in their instance; what a definition says of memory is kept and means the same.</summary>
    public static IReadOnlyList<StorageDriverDocument> StorageDrivers { get; } =
    [
        new("Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core", "流程实例", 5, Deprecated: false),
        new("Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core", "内存（这里同样保存在流程实例中）", 0, Deprecated: true),
    ];

    private static StrategyDocument Start(string name, string displayName, string description) => new(
        $"Elsa.Workflows.Runtime.ActivationValidators.{name}Strategy, Elsa.Workflows.Runtime", displayName, description);
}
