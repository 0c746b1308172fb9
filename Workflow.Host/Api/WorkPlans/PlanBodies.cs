using System.Text.Json;
using Workflow.Activities.WorkPlans;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.WorkPlans;

/// <summary>手工拟订.</summary>
/// <param name="Title">Title.</param>
/// <param name="Year">Year.</param>
public sealed record DraftPlanBody(string Title, int Year);

/// <summary>A programme.</summary>
/// <param name="Title">Title.</param>
public sealed record ProgrammeBody(string Title);

/// <summary>A task.</summary>
/// <param name="Number">Number; may be left out.</param>
/// <param name="Title">Title.</param>
public sealed record PlanTaskBody(int? Number, string Title);

/// <summary>A measure. What is left out stays as it is; a new one of which only the text is said is proposed the rest.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="Units">Who.</param>
/// <param name="Deadline">Until when or how often; null for none.</param>
/// <param name="Targets">What is to be reached.</param>
public sealed record MeasureBody(
    string Text,
    IReadOnlyList<UnitChoice>? Units,
    DeadlineChoice? Deadline,
    IReadOnlyList<PlanTarget>? Targets);

/// <summary>核对.</summary>
/// <param name="MeasureIds">The measures.</param>
public sealed record ConfirmMeasuresBody(IReadOnlyList<string> MeasureIds);

/// <summary>拆分.</summary>
/// <param name="Parts">Texts of the new measures, at least two.</param>
public sealed record SplitMeasureBody(IReadOnlyList<string> Parts);

/// <summary>确认.</summary>
/// <param name="IncludeUnchecked">Whether measures that nobody has checked are taken as they are.</param>
public sealed record ConfirmPlanBody(bool IncludeUnchecked);

/// <summary>Reads the bodies of plans.</summary>
internal static class PlanBodies
{
    private const int MostUnits = 200;
    private const int MostTargets = 50;

    public static MeasureContent Measure(JsonElement body)
    {
        var fields = new BodyFields(body);
        var text = fields.Text("text", "举措内容");
        var units = fields.OptionalList("units", "责任单位", MostUnits)?.Select((unit, i) => Unit(fields.Inside(unit, $"units/{i}"))).ToList();
        var targets = fields.OptionalList("targets", "目标", MostTargets)?
            .Select((target, i) => Target(fields.Inside(target, $"targets/{i}"))).ToList();
        var deadline = fields.OptionalObject("deadline", "完成时限") is { } given
            ? Deadline(fields.Inside(given, "deadline"))
            : fields.Has("deadline") ? new DeadlineChoice() : null;
        fields.ThrowIfWrong();
        return new MeasureContent(text, units, deadline, targets);
    }

    public static int? OptionalNumber(BodyFields fields, JsonElement body) =>
        body.TryGetProperty("number", out var number) && number.ValueKind != JsonValueKind.Null
            ? fields.Number("number", "任务编号", 1, 999)
            : null;

    private static UnitChoice Unit(BodyFields fields) =>
        new(fields.Text("code", "单位代码"), fields.OptionalText("role", "单位角色") ?? PlanUnitRoles.Responsible);

    private static DeadlineChoice Deadline(BodyFields fields) =>
        new(fields.OptionalDay("date", "完成日期"), fields.OptionalText("recurrence", "周期"));

    private static PlanTarget Target(BodyFields fields) => new(
        fields.Text("name", "目标名称"),
        fields.Text("comparison", "比较方式"),
        fields.Decimal("value", "目标值"),
        fields.OptionalText("unit", "单位") ?? string.Empty,
        null);
}
