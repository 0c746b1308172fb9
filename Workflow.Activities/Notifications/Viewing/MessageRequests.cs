using MediatR;
using Workflow.Activities.Callers;

namespace Workflow.Activities.Notifications.Viewing;

/// <summary>消息: what was sent to people about a case, the newest first; refused as not found when the caller may not see the case.</summary>
public sealed record ListCaseMessages(Caller Caller, string CaseNumber) : IRequest<IReadOnlyList<CaseMessage>>;

/// <summary>A message (消息) about a case. The address is masked for everybody.</summary>
/// <param name="At">When it was asked for.</param>
/// <param name="Channel">See <see cref="MessageChannel"/>.</param>
/// <param name="Title">Subject of a mail, otherwise what kind of message it is.</param>
/// <param name="Template">Code of the template.</param>
/// <param name="Version">Version of the template it was sent with; null before that, and where the other side did not tell.</param>
/// <param name="To">To whom, masked; null when it was erased.</param>
/// <param name="Status">See <see cref="MessageStatus"/>.</param>
/// <param name="EndedAt">When it was sent, or had failed.</param>
/// <param name="Next">What happens next, in words; null when it was sent.</param>
public sealed record CaseMessage(
    DateTimeOffset At,
    string Channel,
    string Title,
    string Template,
    int? Version,
    string? To,
    string Status,
    DateTimeOffset? EndedAt,
    string? Next);

/// <summary>By what way a message goes.</summary>
public static class MessageChannel
{
    /// <summary>短信.</summary>
    public const string Sms = "sms";

    /// <summary>邮件.</summary>
    public const string Mail = "mail";
}

/// <summary>How a message stands.</summary>
public static class MessageStatus
{
    /// <summary>等待发送.</summary>
    public const string Waiting = "waiting";

    /// <summary>已发送.</summary>
    public const string Sent = "sent";

    /// <summary>未送达.</summary>
    public const string Failed = "failed";

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Waiting, Sent, Failed];
}
