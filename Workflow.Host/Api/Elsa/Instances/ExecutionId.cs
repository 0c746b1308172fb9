namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Elsa's ids of activity executions are unique everywhere; ours within the instance, so they go with it.</summary>
internal static class ExecutionId
{
    /// <summary>The id in answers; null for none.</summary>
    public static string? Of(string instanceId, string? executionId) =>
        executionId is null ? null : $"{instanceId}:{executionId}";

    /// <summary>The instance that an id names; null when it is no such id.</summary>
    public static string? InstanceOf(string id) =>
        id.LastIndexOf(':') is var colon and > 0 ? id[..colon] : null;

    /// <summary>The execution within its instance.</summary>
    public static string Within(string id) => id[(id.LastIndexOf(':') + 1)..];
}
