using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Mandates;

/// <summary>The mandates of the caller: those the caller's company has given, and those the caller holds.</summary>
public sealed record ListMandates(Caller Caller) : IRequest<MandateBook>;

/// <summary>委托: the legal representative lets somebody apply in the company's name.</summary>
/// <param name="Context">Who gives it, key.</param>
/// <param name="Name">Name of the agent.</param>
/// <param name="IdNumber">Identity number of the agent; not stored.</param>
/// <param name="Scopes">Codes of the scenarios it is given for.</param>
/// <param name="Until">Its last day, in China.</param>
public sealed record GiveMandate(CommandContext Context, string Name, string IdNumber, IReadOnlyList<string> Scopes, DateOnly? Until)
    : IRequest<MandateView>;

/// <summary>撤销委托: at once.</summary>
/// <param name="Context">A legal representative of the company, key.</param>
/// <param name="Id">Mandate.</param>
public sealed record RevokeMandate(CommandContext Context, string Id) : IRequest<MandateView>;

/// <summary>Mandates, the newest first.</summary>
/// <param name="Company">The company the caller stands for; null when for none.</param>
/// <param name="Scopes">What mandates may be given for.</param>
/// <param name="Given">Those of the company.</param>
/// <param name="Held">Those that the caller holds.</param>
public sealed record MandateBook(
    RepresentedCompany? Company, IReadOnlyList<MandateScope> Scopes, IReadOnlyList<MandateView> Given, IReadOnlyList<MandateView> Held);

/// <summary>A scenario that mandates may be given for.</summary>
public sealed record MandateScope(string Code, string Name);

/// <summary>A mandate.</summary>
/// <param name="Id">Id.</param>
/// <param name="Company">统一社会信用代码.</param>
/// <param name="CompanyName">Name of the company.</param>
/// <param name="AgentName">Name of the agent; null when it was erased.</param>
/// <param name="Scopes">The scenarios it is given for.</param>
/// <param name="Until">Its last day, in China.</param>
/// <param name="Status">See <see cref="MandateStatus"/>.</param>
/// <param name="GivenAt">When it was given.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record MandateView(
    string Id, string Company, string CompanyName, string? AgentName, IReadOnlyList<MandateScope> Scopes, DateOnly Until, string Status,
    DateTimeOffset GivenAt, long Version);

/// <summary>How a mandate stands.</summary>
public static class MandateStatus
{
    /// <summary>有效.</summary>
    public const string Active = "active";

    /// <summary>已到期.</summary>
    public const string Ended = "ended";

    /// <summary>已撤销.</summary>
    public const string Revoked = "revoked";

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Active, Ended, Revoked];
}
