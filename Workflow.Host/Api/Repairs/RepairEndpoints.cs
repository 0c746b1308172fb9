using Microsoft.AspNetCore.Mvc;
using Workflow.Engine.Repair;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Repairs;

/// <summary>处置: operators put instances right.</summary>
internal static class RepairEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapRepairs(this IEndpointRouteBuilder api)
    {
        var repairs = api.MapGroup("/instances/{id}/repairs").WithTags("Repairs");
        repairs.MapPost("/", RepairAsync)
            .Named("repairInstance", "处置流程实例：重试、跳过、改变量、移动、取消分支")
            .RequireAuthorization(IdentityRegistration.Administers)
            .Takes<RepairBody>()
            .Idempotent()
            .Versioned()
            .Produces<InterventionReport>()
            .Refuses(400, 401, 403, 404);
        repairs.MapPost("/preview", PreviewAsync)
            .Named("previewRepair", "预演处置的结果，不写入也不调用任何系统")
            .RequireAuthorization(IdentityRegistration.DrawsWorkflows)
            .Takes<RepairBody>()
            .Produces<InterventionReport>()
            .Refuses(400, 401, 403, 404, 409);
    }

    private static async Task<InterventionReport> RepairAsync(
        string id,
        HttpContext http,
        [FromServices] IInterventions interventions) =>
        await http.InterveneAsync(id, RepairSteps.Read(await http.BodyAsync()), interventions);

    private static async Task<InterventionReport> PreviewAsync(
        string id,
        HttpContext http,
        [FromServices] IInterventions interventions) =>
        await http.ForetellAsync(id, RepairSteps.Read(await http.BodyAsync()), interventions);
}
