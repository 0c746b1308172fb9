using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>What a caller may do with a definition; Elsa Studio lets people do nothing else.</summary>
internal static class DefinitionLinks
{
    /// <summary>Whether the caller may change definitions.</summary>
    public static bool MayDraw(Caller caller) => caller.Is(Roles.Analyst) || caller.Is(Roles.Administrator);

    /// <summary>For one definition.</summary>
    public static JsonArray Of(DefinitionVersion version, Caller caller)
    {
        var path = $"/workflow-definitions/{Uri.EscapeDataString(version.DefinitionId)}";
        var links = new JsonArray { Link(path, "self", "GET") };
        if (MayDraw(caller) && !version.Header.IsReadonly)
        {
            links.Add(Link($"{path}/publish", "publish", "POST"));
            links.Add(Link($"{path}/retract", "retract", "POST"));
            links.Add(Link(path, "delete", "DELETE"));
            links.Add(Link($"{path}/import", "import", "PUT"));
        }

        return links;
    }

    /// <summary>For lists.</summary>
    public static JsonArray OfList(Caller caller)
    {
        const string Bulk = "/bulk-actions";
        var links = new JsonArray { Link("/workflow-definitions", "self", "GET") };
        if (MayDraw(caller))
        {
            links.Add(Link("/workflow-definitions", "create", "POST"));
            links.Add(Link("/workflow-definitions/import-files", "import", "POST"));
            links.Add(Link($"{Bulk}/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"));
            links.Add(Link($"{Bulk}/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"));
            links.Add(Link($"{Bulk}/delete/workflow-definitions/by-definition-id", "bulk-delete", "POST"));
        }

        return links;
    }

    private static JsonObject Link(string href, string rel, string method) =>
        new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}
