using System.Text.Json;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Workflows;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Notices;

/// <summary>Reads drafts off request bodies; what they have to hold is judged where they are written.</summary>
internal static class NoticeFields
{
    private static readonly string[] Names =
    [
        "template", "title", "body", "matter", "requirement", "unit", "copiedTo", "person", "deadline", "basis", "attachments", "values",
    ];

    /// <summary>A draft.</summary>
    public static async Task<NoticeDraft> DraftAsync(HttpContext http, bool isNew)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only(Names);
        var draft = new NoticeDraft(
            (isNew ? fields.Text("template", "模板") : fields.OptionalText("template", "模板")) ?? string.Empty,
            Matter(fields),
            fields.OptionalText("requirement", "要求") ?? string.Empty,
            fields.OptionalText("unit", "责任单位") ?? string.Empty,
            Day(fields),
            fields.OptionalText("basis", "依据") ?? string.Empty,
            fields.OptionalText("title", "标题"),
            fields.Texts("body", "正文") is { Count: > 0 } body ? body : null,
            fields.Texts("copiedTo", "抄送"),
            fields.OptionalText("person", "责任人"),
            fields.Texts("attachments", "附件"),
            Values(fields));
        fields.ThrowIfWrong();
        return draft;
    }

    /// <summary>The matter of a body.</summary>
    public static NoticeMatter Matter(BodyFields fields)
    {
        var matter = fields.Inside(fields.Object("matter", "事项"), "matter");
        return new NoticeMatter(
            matter.OptionalText("kind", "事项类别") ?? "matter",
            matter.OptionalText("id", "事项编号") ?? string.Empty,
            matter.OptionalText("text", "事项") ?? string.Empty);
    }

    /// <summary>A day; null when it is absent, noted when it is none.</summary>
    public static DateOnly? Day(BodyFields fields)
    {
        if (fields.OptionalText("deadline", "时限") is not { Length: > 0 } given)
        {
            return null;
        }

        var day = DayText.Read(given);
        if (day is null)
        {
            fields.Wrong("deadline", "时限请写成 2026-12-31 的样子。");
        }

        return day;
    }

    private static Dictionary<string, string> Values(BodyFields fields)
    {
        if (fields.OptionalObject("values", "模板内容") is not { } values)
        {
            return [];
        }

        var texts = values.EnumerateObject().ToList();
        foreach (var wrong in texts.Where(value => value.Value.ValueKind != JsonValueKind.String))
        {
            fields.Wrong($"values/{wrong.Name}", "模板内容必须是文字。");
        }

        return texts.Where(value => value.Value.ValueKind == JsonValueKind.String)
            .ToDictionary(value => value.Name, value => value.Value.GetString()!, StringComparer.Ordinal);
    }
}
