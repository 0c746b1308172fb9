using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Engine.Journal;
using Workflow.Engine.Repair;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Sets variables of a workflow that runs: a repair like any other, on the record with who did it.</summary>
internal static class VariableEndpoints
{
    private const string Name = "variables";
    private const string Reason = "通过接口修改流程变量";
    private static readonly JsonElement Null = JsonElement.Parse("null");

    /// <summary>Maps the endpoint.</summary>
    public static void MapVariables(this IEndpointRouteBuilder elsa) =>
        elsa.MapPost("/workflow-instances/{id}/variables", SetAsync)
            .RequireAuthorization(IdentityRegistration.RunsWorkflows)
            .Idempotent();

    private static async Task<IResult> SetAsync(
        string id,
        HttpContext http,
        [FromServices] IInterventions interventions,
        [FromServices] IJournals journals)
    {
        var fields = await ElsaFields.OfAsync(http);
        var steps = Read(fields);
        fields.ThrowIfWrong();
        var tenant = ChangedInstance.TenantOf(id, http.Caller());
        var before = await journals.StoryAsync(http, id);
        if (before.Journal.Root is not { Status: ExecutionStatus.Running } root)
        {
            throw new RefusalException(RefusalKind.Conflict, "instance.finished", "该流程实例已经结束，变量不能再改。");
        }

        var repair = new RepairInstance(
            [.. steps.Select(step => (RepairStep)(step with { ExecutionId = root.Id }))], Reason);
        try
        {
            await interventions.ApplyAsync(
                http.OriginIn(tenant),
                id,
                repair,
                null,
                (unit, _) => unit.BindAnswer(http, new { }),
                CancellationToken.None);
        }
        catch (RepairRefusedException refused)
        {
            throw new RefusalException(
                RefusalKind.Invalid, refused.Code, refused.Message, [new FieldError(Name, refused.Message)]);
        }

        return ElsaJson.Answer(InstanceViewEndpoints.Variables(await journals.StoryAsync(http, id)));
    }

    private static ImmutableArray<ChangeVariable> Read(ElsaFields fields)
    {
        var given = fields.Value(Name);
        if (given is not { ValueKind: JsonValueKind.Array } list
            || !list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object && IdOf(item) is not null))
        {
            fields.Wrong(Name, "请提供 variables：列表，每一项有 id（变量编号）和 value（新的值）。");
            return [];
        }

        return
        [
            .. list.EnumerateArray().Select(item => new ChangeVariable(
                IdOf(item)!, item.TryGetProperty("value", out var value) ? value : Null)),
        ];
    }

    private static string? IdOf(JsonElement item) =>
        item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { Length: > 0 } text
            ? text
            : null;
}
