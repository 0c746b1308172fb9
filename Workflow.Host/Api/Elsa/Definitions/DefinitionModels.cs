using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Definitions in the shapes of Elsa's API.</summary>
internal sealed class DefinitionModels(IDefinitionLibrary library, UnknownActivities unknown)
{
    private static readonly string[] Arrays = ["variables", "inputs", "outputs", "outcomes"];
    private static readonly string[] Objects = ["customProperties", "options"];

    /// <summary>A definition with everything that Elsa Studio relies on: node ids, links, collections that are there.</summary>
    public async Task<JsonObject> FullAsync(DefinitionVersion found, Caller caller, CancellationToken cancellation)
    {
        var (version, json) = await library.ReadAsync(found, cancellation);
        var text = DefinitionText.Read(json);
        var model = text.As(version, add: true).ToNode();
        foreach (var name in Arrays.Where(name => model[name] is not JsonArray))
        {
            model[name] = new JsonArray();
        }

        foreach (var name in Objects.Where(name => model[name] is not JsonObject))
        {
            model[name] = new JsonObject();
        }

        Fill(model, "name", version.Header.Name);
        Fill(model, "description", version.Header.Description);
        Fill(model, "createdAt", version.CreatedAt);
        Fill(model, "toolVersion", null);
        Fill(model, "isReadonly", version.Header.IsReadonly);
        Fill(model, "isSystem", version.Header.IsSystem);
        Fill(model, "providerName", null);
        Fill(model, "materializerName", "Json");
        Fill(model, "materializerContext", null);
        if (ActivityTree.IsActivity(model["root"]))
        {
            model["root"] = ForStudio(model["root"]!.AsObject());
        }

        EditedContent.Mark(model, version);
        model["links"] = DefinitionLinks.Of(version, caller);
        return model;
    }

    /// <summary>A row of a list.</summary>
    public static JsonObject Summary(DefinitionVersion version, Caller caller) => new()
    {
        ["id"] = version.Id,
        ["definitionId"] = version.DefinitionId,
        ["name"] = version.Header.Name,
        ["description"] = version.Header.Description,
        ["version"] = version.Version,
        ["createdAt"] = version.CreatedAt,
        ["isLatest"] = version.IsLatest,
        ["isPublished"] = version.IsPublished,
        ["isReadonly"] = version.Header.IsReadonly,
        ["isSystem"] = version.Header.IsSystem,
        ["isConflict"] = version.IsConflict,
        ["materializerName"] = "Json",
        ["isMaterializerAvailable"] = true,
        ["links"] = DefinitionLinks.Of(version, caller),
    };

    /// <summary>One activity of a definition; the inside of a workflow used as an activity is that workflow.</summary>
    public JsonObject Activity(ActivityNode node)
    {
        if (node.Type != "Elsa.Workflow")
        {
            var parent = node.NodeId[..^(node.Id.Length + 1)];
            return ForStudio(JsonNode.Parse(node.Json.GetRawText())!.AsObject(), parent);
        }

        return new JsonObject
        {
            ["id"] = node.Id,
            ["nodeId"] = node.NodeId,
            ["type"] = node.Type,
            ["version"] = node.Version,
            ["root"] = node.Children.Values.SelectMany(children => children).Select(Activity).FirstOrDefault(),
            ["customProperties"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
        };
    }

    private static void Fill(JsonObject model, string name, JsonNode? value)
    {
        if (!model.ContainsKey(name))
        {
            model[name] = value;
        }
    }

    private JsonObject ForStudio(JsonObject root, string parent = NodePath.Workflow)
    {
        var seen = ActivityTree.Rewrite(root, parent, (activity, nodeId) =>
        {
            activity["nodeId"] = nodeId;
            return unknown.Hide(activity);
        });
        if (ReferenceEquals(seen, root))
        {
            root.Parent?.AsObject().Remove("root");
        }

        return seen;
    }
}
