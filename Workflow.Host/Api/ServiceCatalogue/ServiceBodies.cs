using System.Text.Json;
using Workflow.Activities.ServiceCatalogue;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.ServiceCatalogue;

/// <summary>Reads the bodies of the catalogue. Whether what is said can stand is for the decision to tell, all at once.</summary>
internal static class ServiceBodies
{
    private const int MostDays = 100_000;

    public static EntryContent Entry(JsonElement body)
    {
        var fields = new BodyFields(body);
        var content = new EntryContent(
            fields.OptionalText("list", "清单") ?? string.Empty,
            fields.OptionalText("name", "主题名称") ?? string.Empty,
            fields.OptionalText("lead", "牵头单位") ?? string.Empty,
            fields.Texts("supporting", "配合单位"),
            fields.Texts("items", "事项"));
        fields.ThrowIfWrong();
        return content;
    }

    public static ItemContent Item(JsonElement body)
    {
        var fields = new BodyFields(body);
        var isLimited = body.TryGetProperty("statutoryDays", out var limit) && limit.ValueKind != JsonValueKind.Null;
        var content = new ItemContent(
            fields.OptionalText("name", "事项名称") ?? string.Empty,
            fields.OptionalText("unit", "责任单位") ?? string.Empty,
            fields.Texts("materials", "申请材料"),
            isLimited ? fields.Number("statutoryDays", "法定时限", -MostDays, MostDays) : null,
            fields.Number("promisedDays", "承诺时限", -MostDays, MostDays),
            fields.OptionalText("fee", "收费") ?? string.Empty,
            fields.OptionalText("basis", "依据") ?? string.Empty);
        fields.ThrowIfWrong();
        return content;
    }
}
