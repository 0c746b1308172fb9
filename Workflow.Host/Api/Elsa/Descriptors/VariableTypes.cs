namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>Elsa's <c>VariableTypeDescriptor</c>.</summary>
internal sealed record VariableTypeDocument(string TypeName, string DisplayName, string Category, string? Description = null);

/// <summary>The types that variables, inputs and outputs of a workflow can have.</summary>
internal static class VariableTypes
{
    private const string Plain = "基础";
    private const string Time = "日期与时间";
    private const string Structured = "结构";

    /// <summary>All of them, Elsa's names; a new variable is an <c>Object</c>.</summary>
    public static IReadOnlyList<VariableTypeDocument> All { get; } =
    [
        new("Object", "任意值", Plain, "不转换，原样保存"),
        new("String", "文本", Plain),
        new("Boolean", "是或否", Plain),
        new("Int32", "整数", Plain),
        new("Int64", "长整数", Plain),
        new("Double", "小数", Plain),
        new("Decimal", "金额", Plain),
        new("Guid", "唯一编号", Plain),
        new("DateTime", "日期时间", Time, "ISO 8601，例如 2026-03-02T09:00:00"),
        new("DateTimeOffset", "日期时间（含时区）", Time, "ISO 8601，例如 2026-03-02T09:00:00+08:00"),
        new("TimeSpan", "时长", Time, "例如 1.00:00:00（一天）"),
        new("ObjectDictionary", "对象", Structured, "JSON 对象"),
        new("JsonNode", "JSON", Structured, "JSON 对象或数组"),
        new("ObjectList", "列表", Structured, "JSON 数组"),
    ];
}
