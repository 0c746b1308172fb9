using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Tracking;
using Workflow.Host.Api.Problems;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Tracking;

/// <summary>
/// Slows guessing of identity numbers: attempts are counted per case number, wherever they come from, and per address. It
/// goes by real time, not by the movable clock.
/// </summary>
internal sealed class CaseTracking(AttemptThrottle attempts)
{
    /// <summary>Attempts at one case within <see cref="Window"/>.</summary>
    public const int PerCase = 5;

    /// <summary>Attempts from one address within <see cref="Window"/>.</summary>
    public const int PerAddress = 30;

    /// <summary>How long attempts count.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Follows a case.</summary>
    /// <exception cref="ProblemException">There were too many attempts.</exception>
    /// <exception cref="RefusalException">The input cannot be right, or there is no such case for such a person.</exception>
    public async Task<TrackedCase> FindAsync(HttpContext http, IMediator mediator, string number, string identityEnd)
    {
        var asked = new TrackCase(number, identityEnd);
        AttemptLimit[] limits =
        [
            new($"case {asked.Number}", PerCase),
            new($"from {http.Connection.RemoteIpAddress}", PerAddress),
        ];
        if (attempts.Take(limits) is { } wait)
        {
            throw new ProblemException(
                StatusCodes.Status429TooManyRequests,
                "tracking.too-often",
                $"查询次数过多，请 {Math.Ceiling(wait.TotalMinutes)} 分钟后再试；申请人也可以登录后在“我的办件”中查看。",
                wait);
        }

        try
        {
            var found = await mediator.Send(asked, http.RequestAborted);
            attempts.GiveBack(limits);
            return found;
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.Invalid)
        {
            attempts.GiveBack(limits);
            throw;
        }
    }
}
