using Workflow.Engine.Execution;

namespace Workflow.Host.Composition;

/// <summary>How flowcharts run where the definition does not say.</summary>
internal static class FlowchartSetting
{
    private const string Key = "Engine:FlowchartMode";

    /// <summary>From <c>Engine:FlowchartMode</c>: <c>Counter</c>, Elsa's default, or <c>Token</c>.</summary>
    /// <exception cref="StartupException">It is something else.</exception>
    public static FlowchartMode From(IConfiguration configuration) =>
        configuration[Key] is not { Length: > 0 } given
            ? FlowchartMode.Counter
            : Enum.TryParse<FlowchartMode>(given, ignoreCase: true, out var mode) && Enum.IsDefined(mode)
                ? mode
                : throw new StartupException($"{Key} is “{given}”; it can be Counter or Token.");
}
