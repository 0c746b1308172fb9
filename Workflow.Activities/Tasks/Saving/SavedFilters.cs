using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Saving;

/// <summary>常用筛选: how a clerk wants to see the inbox.</summary>
/// <param name="Name">The clerk's name for it.</param>
/// <param name="State">One of <see cref="Inbox.InboxView"/>; null stands for open.</param>
/// <param name="Search">Part of name or case number.</param>
/// <param name="Light">One of <see cref="Calendars.Light"/>.</param>
/// <param name="Scenario">Scenario name.</param>
/// <param name="Item">Item code.</param>
/// <param name="Sort">One of <see cref="Inbox.InboxOrder"/>.</param>
public sealed record SavedFilter(
    string Name,
    string? State = null,
    string? Search = null,
    string? Light = null,
    string? Scenario = null,
    string? Item = null,
    string? Sort = null);

/// <summary>The caller's filters, by name.</summary>
public sealed record ListSavedFilters(Caller Caller) : IRequest<IReadOnlyList<SavedFilter>>;

/// <summary>Keeps a filter; one of the same name is replaced.</summary>
public sealed record SaveFilter(CommandContext Context, SavedFilter Filter) : IRequest<IReadOnlyList<SavedFilter>>;

/// <summary>Forgets a filter; one that is gone already is no error.</summary>
public sealed record ForgetFilter(CommandContext Context, string Name) : IRequest<IReadOnlyList<SavedFilter>>;

/// <summary>A clerk's filters: a preference, not a fact that decides anything, and so a row without a stream.</summary>
internal sealed record SavedFiltersRow(string Id, IReadOnlyList<SavedFilter> Filters);
