using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Engine.Definitions;
using Workflow.Engine.Definitions.Checks;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Tasks.Creating;

/// <summary>What would go wrong with a drawn task: ways back that lead nowhere, batches that never are, forms that do not exist.</summary>
internal static class UserTaskCheck
{
    public static IEnumerable<DrawnFault> Find(DrawnActivity drawn, IFormLibrary forms) =>
        [.. Outcomes(drawn), .. Form(drawn, forms)];

    private static IEnumerable<DrawnFault> Outcomes(DrawnActivity drawn)
    {
        if (drawn.Given("Outcomes") is not { ValueKind: JsonValueKind.Array } given)
        {
            return [];
        }

        var back = drawn.Given("SendBackTo") ?? JsonSerializer.SerializeToElement(new { });
        var arguments = new Arguments(JsonSerializer.SerializeToElement(new { outcomes = given, sendBackTo = back }), KeyRing.Empty);
        try
        {
            var outcomes = TaskOutcomes.Read(arguments);
            return [.. Strangers(back, outcomes), .. outcomes.Where(each => each.BackTo is not null).SelectMany(each => WayBack(drawn, each))];
        }
        catch (RefusalException refusal)
        {
            return [new DrawnFault(refusal.Message)];
        }
    }

    /// <summary>Ways back of outcomes that the task does not have.</summary>
    private static IEnumerable<DrawnFault> Strangers(JsonElement back, IReadOnlyList<TaskOutcome> outcomes) =>
        back.ValueKind == JsonValueKind.Object
            ? back.EnumerateObject()
                .Where(way => outcomes.All(outcome => outcome.Name != way.Name))
                .Select(way => new DrawnFault($"“退回”写了“{way.Name}”，但办理结果里没有它。请改成一个办理结果的名称。"))
            : [];

    private static IEnumerable<DrawnFault> WayBack(DrawnActivity drawn, TaskOutcome outcome)
    {
        var step = outcome.BackTo!;
        if (step == drawn.Id || drawn.TypeOf(step) != UserTask.TypeName)
        {
            yield return new DrawnFault($"“退回”让“{outcome.Name}”退回到“{step}”，但同一流程图里没有这个待办。请填写前面一个待办的标识（id）。");
        }
        else if (!drawn.LeadsTo(outcome.Name, step))
        {
            yield return new DrawnFault($"从出口“{outcome.Name}”走不回待办“{step}”。请把这个出口连到它。");
        }
        else if (!drawn.ComesAfter(step))
        {
            yield return new DrawnFault($"待办“{step}”不在这个待办之前，不能退回到它。请填写前面一个待办的标识（id）。");
        }
    }

    private static IEnumerable<DrawnFault> Form(DrawnActivity drawn, IFormLibrary forms)
    {
        var schema = drawn.Given("Form");
        if (schema is { ValueKind: JsonValueKind.String } named && named.GetString() is { Length: > 0 } code)
        {
            if (forms.Find(code) is not { } form)
            {
                // It may come with the next files.
                yield return new DrawnFault($"definitions/forms 中没有表单“{code}”，走到这个待办时会出错。请选择一个表单，或先添加它。", ProblemSeverity.Warning);
                yield break;
            }

            schema = JsonSerializer.SerializeToElement(form.Schema);
        }

        if (drawn.Given("Batch") is { ValueKind: JsonValueKind.True } && schema is { ValueKind: JsonValueKind.Object } asked && CreateTaskHandler.RequiresForm(asked))
        {
            yield return new DrawnFault("表单有必填项，“可批量办理”不起作用。请去掉必填项，或者取消批量办理。", ProblemSeverity.Warning);
        }
    }
}
