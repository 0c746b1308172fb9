using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>What Elsa Studio posts when it saves: its model of a definition, without what it does not know of.</summary>
internal sealed class StudioSave(IDefinitionLibrary library, IDefinitionParser parser, UnknownActivities unknown)
{
    private static readonly HashSet<string> Servers =
        ["id", "version", "isLatest", "isPublished", "createdAt", "links", "validationErrors"];

    /// <summary>The draft that the body asks to save, and whether to publish it.</summary>
    public async Task<(DefinitionDraft Draft, bool IsPublishing)> ReadAsync(string body, CancellationToken cancellation)
    {
        var request = DefinitionText.Read(body).ToNode();
        var model = request["model"] as JsonObject
            ?? throw new DefinitionRefusedException(DefinitionRefusal.Invalid, "请求中没有流程（model），请在 model 中提交流程定义。");
        request.Remove("model");
        if (ActivityTree.IsActivity(model["root"]))
        {
            var root = model["root"]!.AsObject();
            model.Remove("root");
            model["root"] = ActivityTree.Rewrite(root, (activity, _) => UnknownActivities.Show(activity));
        }

        var seen = EditedContent.Take(model);
        var basedOn = ActivityTree.Text(model, "id");
        var definitionId = ActivityTree.Text(model, "definitionId");
        if (definitionId is not null
            && await library.FindAsync(definitionId, VersionOptions.Latest, cancellation) is { } latest)
        {
            await MergeAsync(model, latest, cancellation);
        }

        foreach (var name in Servers)
        {
            model.Remove(name);
        }

        if (string.IsNullOrWhiteSpace(definitionId))
        {
            model.Remove("definitionId");
        }

        var isPublishing = request["publish"] is JsonValue publish && publish.TryGetValue<bool>(out var flag) && flag;
        return (
            new DefinitionDraft(DefinitionText.Write(model))
            {
                Publish = isPublishing,
                BasedOn = string.IsNullOrWhiteSpace(basedOn) ? null : basedOn,
                BasedOnContent = seen,
            },
            isPublishing);
    }

    private async Task MergeAsync(JsonObject model, DefinitionVersion latest, CancellationToken cancellation)
    {
        if (latest.Header.IsReadonly)
        {
            throw new DefinitionRefusedException(DefinitionRefusal.Invalid, "这个流程是只读的，不能修改。请另存为新流程后再改。");
        }

        var text = DefinitionText.Read(await library.TextAsync(latest, cancellation));
        RequireNotEmptied(model, text);
        var before = text.ToNode();
        foreach (var (name, value) in before.Where(member => !model.ContainsKey(member.Key) && !Servers.Contains(member.Key)))
        {
            model[name] = value?.DeepClone();
        }
    }

    // A designer that lacks the description of a type shows nothing and would save what it shows. Somebody who means to
    // empty a workflow takes its last activity away alone.
    private void RequireNotEmptied(JsonObject model, DefinitionText before)
    {
        const int WorkflowAndRoot = 2;
        var isEmpty = model["root"] is not JsonObject root || root["activities"] is null or JsonArray { Count: 0 };
        if (!isEmpty || parser.Parse(before.Json).Graph is not { Nodes.Count: > WorkflowAndRoot } graph)
        {
            return;
        }

        if (unknown.AreIn(graph))
        {
            throw new DefinitionRefusedException(
                DefinitionRefusal.Invalid,
                "保存会清空流程：流程中有本系统没有的活动，设计器没能显示它们。请刷新页面重新打开流程，再修改保存。");
        }

        if (graph.Nodes.Count > WorkflowAndRoot + 1)
        {
            throw new DefinitionRefusedException(
                DefinitionRefusal.Invalid,
                "保存会一次清空整个流程，没有保存。如果画布没有显示活动，请刷新页面；确实要清空的，请先删到只剩一个活动，再删除它。");
        }
    }
}
