using MediatR;
using Workflow.Activities.Tracking;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Tracking;

/// <summary>凭号查询. Posted, so that no part of an identity number stands in an address or a log.</summary>
internal static class TrackingEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapTracking(this IEndpointRouteBuilder api) =>
        api.MapPost("/tracking", FindAsync)
            .AllowAnonymous()
            .WithTags("Cases")
            .Named("trackCase", "不登录查询办件：凭办件编号和申请人身份证号码后六位，不含个人信息")
            .Takes<TrackBody>()
            .Produces<TrackedCase>()
            .Refuses(403, 404, 429);

    private static async Task<TrackedCase> FindAsync(HttpContext http, IMediator mediator, CaseTracking tracking)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var number = fields.Text("caseNumber", "办件编号");
        var end = fields.Text("identityEnd", "申请人身份证号码后六位");
        fields.ThrowIfWrong();
        return await tracking.FindAsync(http, mediator, number, end);
    }
}

/// <summary>What proves that somebody knows a case.</summary>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="IdentityEnd">The last six characters of the applicant's identity number.</param>
public sealed record TrackBody(string CaseNumber, string IdentityEnd);
