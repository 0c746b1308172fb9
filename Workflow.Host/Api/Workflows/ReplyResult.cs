using Workflow.Activities.Http;

namespace Workflow.Host.Api.Workflows;

/// <summary>A workflow's answer as the result of an endpoint.</summary>
internal sealed class ReplyResult(string tenant, HttpReply reply) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) =>
        httpContext.RequestServices.GetRequiredService<ReplyWriter>().WriteAsync(httpContext, tenant, reply);
}
