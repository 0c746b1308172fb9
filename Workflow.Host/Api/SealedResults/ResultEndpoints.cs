using MediatR;
using Workflow.Activities.SealedResults;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.SealedResults;

/// <summary>核对文件.</summary>
/// <param name="Sha256">Digest of the file at hand, hexadecimal.</param>
public sealed record ComparisonBody(string Sha256);

/// <summary>文书验真: for anybody who holds a document.</summary>
internal static class ResultEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapResults(this IEndpointRouteBuilder api)
    {
        var results = api.MapGroup("/results").WithTags("Results");
        results.MapGet("/key", (HttpContext http, IMediator mediator) => mediator.Send(new GetSealKey(), http.RequestAborted))
            .AllowAnonymous()
            .Named("getSealKey", "验证签名用的公钥")
            .Produces<SealKey>()
            .Refuses();
        results.MapGet("/{code}", (string code, HttpContext http, IMediator mediator) =>
                mediator.Send(new VerifyResult(code), http.RequestAborted))
            .AllowAnonymous()
            .Named("verifyResult", "按校验码验真：出具单位、文号、日期、摘要和签名")
            .Produces<VerifiedResult>()
            .Refuses(404);
        results.MapPost("/{code}/comparison", CompareAsync)
            .AllowAnonymous()
            .Named("compareResult", "核对文件的 SHA-256 摘要；改动一个字节就不一致")
            .Takes<ComparisonBody>()
            .Produces<ResultComparison>()
            .Refuses(404);
    }

    private static async Task<ResultComparison> CompareAsync(string code, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var digest = fields.Text("sha256", "SHA-256 摘要");
        fields.ThrowIfWrong();
        return await mediator.Send(new CompareResult(code, digest), http.RequestAborted);
    }
}
