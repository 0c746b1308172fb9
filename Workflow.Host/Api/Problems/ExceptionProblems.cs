using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Workflow.Host.Composition;

namespace Workflow.Host.Api.Problems;

/// <summary>The problem that an exception stands for; nothing of an unexpected one is told.</summary>
internal static class ExceptionProblems
{
    /// <summary>The problem.</summary>
    public static Problem For(Exception exception) => exception switch
    {
        RefusalException refusal =>
            new Problem(StatusOf(refusal.Kind), refusal.Code, refusal.Message, refusal.Fields),
        ProblemException problem =>
            Problem.Of(problem.Status, problem.Code, problem.Message) with { RetryAfter = problem.RetryAfter },
        ConcurrentChangeException =>
            Problem.Of(409, "changed-meanwhile", "在您操作期间内容已被他人更改。请刷新后重新操作。"),
        DuplicateCommandException =>
            Problem.Of(409, "idempotency-key-in-use", "同一 Idempotency-Key 的请求正在处理，请稍后用同一键重试。"),
        BadHttpRequestException bad => Problem.OfStatus(bad.StatusCode),
        _ when DatabaseOutage.Is(exception) => Problem.OfStatus(503) with { RetryAfter = TimeSpan.FromSeconds(5) },
        _ => Problem.OfStatus(500),
    };

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => 400,
        RefusalKind.NotFound => 404,
        RefusalKind.Forbidden => 403,
        RefusalKind.Conflict => 409,
        _ => 400,
    };
}
