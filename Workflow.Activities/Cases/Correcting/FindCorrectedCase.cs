using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Cases.Correcting;

/// <summary>The activity 查找要更正的办件.</summary>
internal sealed class FindCorrectedCase() : CommandActivity(
    OneThing.Descriptor(
        "FindCorrectedCase",
        "查找要更正的办件",
        "按办件编号找到已办结的原办件，核对申请人是不是它的当事人，并把两件办件互相关联。查不到或者不是当事人的，“是否查到”为否。",
        [
            OneThing.Input("EarlierCase", "原办件编号", "要更正的办件。"),
            OneThing.Input("Scenario", "原主题", "原办件应属的主题代码，如 newborn。"),
        ],
        [
            new OutputDescriptor("Found", "Boolean", "是否查到"),
            new OutputDescriptor("Outcomes", "Object", "原办件的办理结果，按名称"),
        ]),
    FindCorrectedCaseHandler.CommandKind)
{
    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (answer.TryGetProperty("found", out var found))
        {
            context.SetOutput("Found", found);
            context.SetOutput("Outcomes", answer.GetProperty("outcomes"));
        }

        context.Complete(PortOf(answer));
    }
}
