using MediatR;
using Workflow.Activities.Common;

namespace Workflow.Activities.PublicNotices;

/// <summary>What is shown to everybody now, those that end first in front.</summary>
public sealed record ListPublicNotices : IRequest<IReadOnlyList<PublicNoticeView>>;

/// <summary>One of them, also when it has ended; refused as not found when there is none.</summary>
public sealed record GetPublicNotice(string Id) : IRequest<PublicNoticeView>;

/// <summary>提出异议: signed in, so that the office can answer.</summary>
/// <param name="Context">Who objects, key.</param>
/// <param name="Id">Public notice.</param>
/// <param name="Words">What is wrong with it.</param>
public sealed record RaiseObjection(CommandContext Context, string Id, string Words) : IRequest<PublicNoticeView>;

/// <summary>公示 as it is shown.</summary>
/// <param name="Id">Id.</param>
/// <param name="Title">What it is about.</param>
/// <param name="OrganisationName">Who shows it.</param>
/// <param name="Text">What is shown; null when it was erased.</param>
/// <param name="From">First day in Asia/Shanghai.</param>
/// <param name="Until">Last day.</param>
/// <param name="IsOpen">Whether objections are taken.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record PublicNoticeView(
    string Id, string Title, string OrganisationName, string? Text, DateOnly From, DateOnly Until, bool IsOpen, long Version);
