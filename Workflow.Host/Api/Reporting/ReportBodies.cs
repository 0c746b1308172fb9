using System.Text.Json;
using Workflow.Activities.Reporting.Writing;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Reporting;

/// <summary>开始报送.</summary>
/// <param name="PlanId">The confirmed plan.</param>
/// <param name="Half"><c>h1</c> 上半年, <c>h2</c> 下半年.</param>
/// <param name="DueOn">Last day, such as <c>2026-06-30</c>.</param>
public sealed record OpenRoundBody(string PlanId, string Half, DateOnly DueOn);

/// <summary>暂存 or 报送: everything anew; a measure left out stands empty.</summary>
/// <param name="Entries">What is said about the measures.</param>
public sealed record ReportBody(IReadOnlyList<EntryInput> Entries);

/// <summary>退回.</summary>
/// <param name="Reason">理由.</param>
public sealed record ReturnBody(string Reason);

/// <summary>Reads the bodies of reports.</summary>
internal static class ReportBodies
{
    private const int MostEntries = 1000;

    public static IReadOnlyList<EntryInput> Entries(JsonElement body)
    {
        var fields = new BodyFields(body);
        fields.Only("entries");
        var entries = fields.List("entries", "各项举措的进展", MostEntries)
            .Select((entry, at) => Entry(fields.Inside(entry, $"entries/{at}"))).ToList();
        fields.ThrowIfWrong();
        return entries;
    }

    private static EntryInput Entry(BodyFields fields)
    {
        fields.Only("measureId", "progress", "percent", "values", "problems", "nextSteps");
        return new EntryInput(
            fields.Text("measureId", "举措编号"),
            fields.OptionalText("progress", "进展情况"),
            fields.Has("percent") ? Number(fields, fields.Any("percent", "完成进度"), "percent", "完成进度") : null,
            fields.Has("values") ? Values(fields) : null,
            fields.OptionalText("problems", "存在问题"),
            fields.OptionalText("nextSteps", "下一步打算"));
    }

    private static List<decimal?>? Values(BodyFields fields)
    {
        var given = fields.Any("values", "完成值");
        if (given.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
        {
            fields.Wrong("values", "完成值必须是数组，与目标的顺序一致，没有的写 null。");
        }

        return given.ValueKind == JsonValueKind.Array
            ? [.. given.EnumerateArray().Select((value, at) => Number(fields, value, $"values/{at}", "完成值"))]
            : null;
    }

    private static decimal? Number(BodyFields fields, JsonElement value, string name, string label)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
        {
            return number;
        }

        if (value.ValueKind != JsonValueKind.Null)
        {
            fields.Wrong(name, $"{label}必须是数字，没有的写 null。");
        }

        return null;
    }
}
