using Workflow.Activities.DataServices;
using Workflow.Engine.Execution;

namespace Workflow.Activities.Notifications.Viewing;

/// <summary>What happens next with a message that was not sent, in words for applicants and clerks alike.</summary>
internal static class MessageWords
{
    private const string NoMore = "不再自动重发；办理进度以本页为准，工作人员可以用其他方式告知申请人。";

    public static string? Next(AskedMessage message, int attempts, bool isTrial) => message switch
    {
        { EndedAt: null } when attempts > 0 => $"已尝试 {attempts} 次，对方暂时没有接收，系统会自动重试。",
        { EndedAt: null } => "系统正在发送，没有成功的会自动重试。",
        { Failure: null } => isTrial ? "这是试运行，只核对内容，没有发给任何人。" : null,
        { Failure: EffectFailed.Withdrawn } => "办理步骤已经取消，不再发送。",
        { Failure: EffectFailed.Unavailable or DataServiceEffect.GivenUp } => "多次重试仍未成功，" + NoMore,
        { Failure: "mail.address" } => "收件地址不是有效的电子邮箱，" + NoMore,
        _ => "对方没有接收，" + NoMore,
    };
}
