using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Repair;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Repairs;

/// <summary>Reads the steps of a repair, and tells everything that is wrong with them at once.</summary>
internal static class RepairSteps
{
    private const int Most = 50;

    /// <summary>The repair that a body asks for.</summary>
    /// <exception cref="RefusalException">It is not well formed.</exception>
    public static RepairInstance Read(JsonElement body)
    {
        var fields = new BodyFields(body);
        var reason = fields.Text("reason", "处置理由");
        var steps = fields.List("steps", "处置步骤", Most).Select((step, index) => Read(fields, step, $"steps/{index}")).ToList();
        fields.ThrowIfWrong();
        return new RepairInstance([.. steps.OfType<RepairStep>()], reason);
    }

    private static RepairStep? Read(BodyFields all, JsonElement step, string path)
    {
        var fields = all.Inside(step, path);
        fields.Only("step", "incidentId", "executionId", "activityId", "variable", "value", "outcomes", "outputs");
        switch (fields.Text("step", "步骤种类"))
        {
            case "retry":
                return new RetryIncident(fields.OptionalText("incidentId", "故障编号"));
            case "skip":
                return new SkipIncident(
                    fields.Text("incidentId", "故障编号"),
                    fields.Texts("outcomes", "出口") is { Count: > 0 } outcomes ? [.. outcomes] : null,
                    fields.OptionalObject("outputs", "输出") is { } outputs ? Members(outputs) : null);
            case "change-variable":
                return new ChangeVariable(
                    fields.Text("variable", "变量名称"),
                    fields.Any("value", "变量的值"),
                    fields.OptionalText("executionId", "活动执行编号"));
            case "move-token":
                return new MoveToken(fields.Text("executionId", "活动执行编号"), fields.Text("activityId", "目标活动"));
            case "cancel-branch":
                return new CancelBranch(fields.Text("executionId", "活动执行编号"));
            case "":
                return null;
            default:
                fields.Wrong("step", "步骤种类只能是 retry、skip、change-variable、move-token、cancel-branch。");
                return null;
        }
    }

    private static ImmutableDictionary<string, JsonElement> Members(JsonElement tree) =>
        tree.EnumerateObject().ToImmutableDictionary(member => member.Name, member => member.Value.Clone());
}
