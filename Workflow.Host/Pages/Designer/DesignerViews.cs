namespace Workflow.Host.Pages.Designer;

/// <summary>What the designer shows, and where. The script <c>designer.js</c> knows the same addresses.</summary>
internal static class DesignerViews
{
    /// <summary>The list of definitions.</summary>
    public const string Definitions = "/designer";

    /// <summary>The list of instances.</summary>
    public const string Instances = "/designer/instances";

    /// <summary>A definition in the editor.</summary>
    public static string Definition(string definitionId) => $"{Definitions}/definitions/{Uri.EscapeDataString(definitionId)}";

    /// <summary>An instance in the viewer.</summary>
    public static string Instance(string instanceId) => $"{Instances}/{Uri.EscapeDataString(instanceId)}";
}
