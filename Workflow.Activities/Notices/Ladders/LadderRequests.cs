using MediatR;
using Workflow.Activities.Common;

namespace Workflow.Activities.Notices.Ladders;

/// <summary>逐级督办: sets the supervision ladder to a matter.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Matter">事项; its id becomes the correlation.</param>
/// <param name="Requirement">要求.</param>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="Person">责任人.</param>
/// <param name="Deadline">时限.</param>
/// <param name="Basis">依据.</param>
public sealed record StartLadder(
    CommandContext Context,
    NoticeMatter Matter,
    string Requirement,
    string Unit,
    string? Person,
    DateOnly Deadline,
    string Basis) : IRequest<LadderReceipt>;

/// <summary>暂缓, 提前, 恢复 or 办结: an officer steers the ladder of a matter, with a reason.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="MatterId">The matter's id.</param>
/// <param name="Step">See <see cref="LadderStep"/>.</param>
/// <param name="Reason">Why.</param>
public sealed record SteerLadder(CommandContext Context, string MatterId, string Step, string Reason) : IRequest<LadderReceipt>;

/// <summary>What the officer gets back.</summary>
/// <param name="MatterId">The matter's id.</param>
/// <param name="InstanceId">The ladder's workflow instance.</param>
public sealed record LadderReceipt(string MatterId, string InstanceId);

/// <summary>How a ladder is steered: each is an event that its definition waits for.</summary>
public static class LadderStep
{
    /// <summary>暂缓.</summary>
    public const string Hold = "hold";

    /// <summary>恢复.</summary>
    public const string Resume = "resume";

    /// <summary>提前: the next step now.</summary>
    public const string Hasten = "hasten";

    /// <summary>办结: the matter is settled.</summary>
    public const string Close = "close";

    /// <summary>Every one.</summary>
    public static IReadOnlyList<string> All { get; } = [Hold, Resume, Hasten, Close];

    /// <summary>The event that it is published as.</summary>
    public static string EventOf(string step) => step == Close ? "matter.closed" : $"ladder.{step}";
}
