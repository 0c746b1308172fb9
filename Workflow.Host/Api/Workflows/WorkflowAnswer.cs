using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Http;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Workflows;

/// <summary>What a request gets, and gets again when it is repeated under its key.</summary>
/// <param name="Tenant">Whose instance it is.</param>
/// <param name="InstanceId">The instance that was started or resumed.</param>
/// <param name="Reply">The answer; personal values are sealed.</param>
internal sealed record WorkflowAnswer(string Tenant, string InstanceId, HttpReply Reply)
{
    /// <summary>By what a burst came to: the workflow's own answer, or else how far it has come.</summary>
    public static WorkflowAnswer Of(string tenant, RunReport report) => new(
        tenant,
        report.InstanceId,
        HttpReply.Find(report.Facts) ?? report switch
        {
            _ when report.Facts.OfType<ActivityFaulted>().Any() => Told(
                StatusCodes.Status500InternalServerError, "流程办理时出错，经办部门会处理。", report.InstanceId),
            { State.Status: WorkflowStatus.Finished } => new HttpReply { Status = StatusCodes.Status200OK },
            _ => Told(StatusCodes.Status202Accepted, "已受理，结果不会立即给出。", report.InstanceId),
        });

    private static HttpReply Told(int status, string message, string instanceId) => new()
    {
        Status = status,
        Content = JsonSerializer.SerializeToElement(new { message, workflowInstanceId = instanceId }, AnswerJson.Options),
    };
}
