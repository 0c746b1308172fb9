using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Features;

/// <summary>Elsa's <c>FeatureDescriptor</c>.</summary>
internal sealed record FeatureDocument(string Name, string Namespace, string DisplayName, string Description)
{
    /// <summary>The name by which Studio asks.</summary>
    public string FullName => $"{Namespace}.{Name}";
}

/// <summary>
/// What this server offers of Elsa's optional features. Studio shows parts of itself by it: those of resilience,
/// alterations and secrets have no counterpart here, so they are not among them.
/// </summary>
internal static class FeatureEndpoints
{
    private static readonly FeatureDocument[] Installed =
    [
        new("WorkflowManagement", "Elsa", "流程定义", "编辑、发布和导入导出流程定义"),
        new("RealTimeWorkflowUpdates", "Elsa", "实时更新", "流程实例有变化时立即显示"),
        new("WorkflowRuntime", "Elsa", "流程运行", "启动、唤醒和查看流程实例"),
    ];

    /// <summary>Maps the endpoints.</summary>
    public static void MapFeatures(this IEndpointRouteBuilder elsa)
    {
        var features = elsa.MapGroup("/features/installed").RequireAuthorization(IdentityRegistration.LooksAtWorkflows);
        features.MapGet("/", () => ElsaJson.Answer(new ElsaList<FeatureDocument>(Installed)));
        features.MapGet("/{fullName}", (string fullName) =>
            Installed.FirstOrDefault(feature => feature.FullName == fullName) is { } found
                ? ElsaJson.Answer(found)
                : Results.NotFound());
    }
}
