using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Batches;
using Workflow.Engine.Instances;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Batches;

/// <summary>Reads which instances a batch is for.</summary>
internal static class BatchQueries
{
    /// <summary>The query; it names at least one condition, so that nobody changes everything by mistake.</summary>
    public static InstanceQuery Read(JsonElement body, bool definitionRequired = false)
    {
        var all = new BodyFields(body);
        var given = all.Object("query", "查询条件");
        var fields = all.Inside(given, "query");
        fields.Only(
            "definitionId", "definitionVersion", "subStatus", "incidentCode", "activityId", "since", "until", "instanceIds");
        var query = new InstanceQuery(
            definitionRequired ? fields.Text("definitionId", "流程") : fields.OptionalText("definitionId", "流程"),
            given.ValueKind == JsonValueKind.Object && given.TryGetProperty("definitionVersion", out _)
                ? fields.Number("definitionVersion", "流程版本", 1, int.MaxValue)
                : null,
            SubStatus(fields),
            fields.OptionalText("incidentCode", "故障代码"),
            fields.OptionalText("activityId", "活动"),
            Moment(fields, "since"),
            Moment(fields, "until"),
            fields.Texts("instanceIds", "流程实例编号") is { Count: > 0 } ids ? ids : null);
        if (query == new InstanceQuery())
        {
            all.Wrong("query", "请至少给出一个查询条件，例如 definitionId。");
        }

        all.ThrowIfWrong();
        return query;
    }

    /// <summary>Whose instances: the caller's own, or for the province a city's.</summary>
    public static string TenantOf(JsonElement body, Caller caller)
    {
        var fields = new BodyFields(body);
        var tenant = fields.OptionalText("tenant", "地区") ?? caller.Tenant;
        fields.ThrowIfWrong();
        return tenant == caller.Tenant || caller.IsProvincial
            ? tenant
            : throw new RefusalException(RefusalKind.Forbidden, "tenant.other", "只能处置本地区的流程实例。");
    }

    private static string? SubStatus(BodyFields fields)
    {
        const string Name = "subStatus";
        return fields.OptionalText(Name, "子状态") is not { } text || Enum.GetNames<WorkflowSubStatus>().Contains(text)
            ? fields.OptionalText(Name, "子状态")
            : fields.Wrong(Name, $"子状态只能是 {string.Join('、', Enum.GetNames<WorkflowSubStatus>())}。");
    }

    private static DateTimeOffset? Moment(BodyFields fields, string name)
    {
        if (fields.OptionalText(name, "时间") is not { } text)
        {
            return null;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment.ToUniversalTime();
        }

        fields.Wrong(name, "请填写 ISO 8601 时间，例如 2026-01-31T08:00:00Z。");
        return null;
    }
}
