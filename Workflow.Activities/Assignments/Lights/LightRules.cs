using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.DecisionTables;

namespace Workflow.Activities.Assignments.Lights;

/// <summary>The limits of lights, as the decision table <c>assignment-light</c> has them now.</summary>
internal sealed class LightRules(IDecisionTables tables, ICalendars calendars, TimeProvider clock)
{
    /// <summary>The decision table.</summary>
    public const string Table = "assignment-light";

    /// <summary>The limits as days, seen from now.</summary>
    /// <exception cref="RefusalException">The table is not there, or answers for an aspect are missing.</exception>
    public LightCutoffs Now()
    {
        var table = tables.Find(Table)?.Table ?? throw Refusals.Conflict(
            "assignment.light-table", $"没有决策表“{Table}”，无法判断亮灯。请管理员恢复 definitions/decision-tables/{Table}.json。");
        var limits = LightAspect.All.ToDictionary(aspect => aspect, aspect => Limit(table, aspect), StringComparer.Ordinal);
        return LightCutoffs.Of(limits, ChinaTime.DayOf(clock.GetUtcNow()), calendars.China);
    }

    private LightLimit Limit(DecisionTable table, string aspect)
    {
        var answers = tables.Try(table, JsonSerializer.SerializeToElement(new { aspect }))?.Answers;
        return new LightLimit(Days("yellow"), Days("red"));

        // Nobody counts further than a year; a slip of the pen must not make a list slow.
        int Days(string name) => answers?.GetValueOrDefault(name) is { } text
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            ? Math.Clamp(days, -250, 250)
            : throw Refusals.Conflict("assignment.light-table", $"决策表“{table.Name}”没有说明“{aspect}”的日数，请业务分析员补上。");
    }
}
