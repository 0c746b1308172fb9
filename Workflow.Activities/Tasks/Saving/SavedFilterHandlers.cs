using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Saving;

/// <summary>Where a clerk's filters lie.</summary>
internal sealed class FilterShelf(IUnitOfWorkFactory units)
{
    public async Task<IReadOnlyList<SavedFilter>> ReadAsync(Caller caller, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Home), "list-filters"), cancellation);
        return await FiltersAsync(unit, caller, cancellation);
    }

    public async Task<IReadOnlyList<SavedFilter>> ChangeAsync(
        CommandContext context,
        Func<IReadOnlyList<SavedFilter>, IReadOnlyList<SavedFilter>> change,
        CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(context.In(context.Caller.Home), cancellation);
        var after = change(await FiltersAsync(unit, context.Caller, cancellation));
        unit.Store(new SavedFiltersRow(context.Caller.Id, after));
        return await unit.CommitAsync(context, after, 200, cancellation);
    }

    private static async Task<IReadOnlyList<SavedFilter>> FiltersAsync(
        IUnitOfWork unit, Caller caller, CancellationToken cancellation) =>
        (await unit.Query.LoadAsync<SavedFiltersRow>(caller.Id, cancellation))?.Filters ?? [];
}

/// <summary>Lists.</summary>
internal sealed class ListSavedFiltersHandler(FilterShelf shelf) : IRequestHandler<ListSavedFilters, IReadOnlyList<SavedFilter>>
{
    public Task<IReadOnlyList<SavedFilter>> Handle(ListSavedFilters request, CancellationToken cancellationToken) =>
        shelf.ReadAsync(request.Caller, cancellationToken);
}

/// <summary>Saves.</summary>
internal sealed class SaveFilterHandler(FilterShelf shelf) : IRequestHandler<SaveFilter, IReadOnlyList<SavedFilter>>
{
    private const int Most = 20;
    private const int LongestName = 20;

    public Task<IReadOnlyList<SavedFilter>> Handle(SaveFilter request, CancellationToken cancellationToken)
    {
        var filter = request.Filter with { Name = request.Filter.Name.Trim() };
        Require(filter);
        return shelf.ChangeAsync(
            request.Context,
            filters => filters.Where(each => each.Name != filter.Name).Append(filter).ToList() is { Count: <= Most } kept
                ? [.. kept.OrderBy(each => each.Name, StringComparer.Ordinal)]
                : throw Refusals.Conflict("filters.too-many", $"最多保存 {Most} 个常用筛选，请先删除不用的。"),
            cancellationToken);
    }

    private static void Require(SavedFilter filter)
    {
        FieldError[] wrong =
        [
            .. FieldError.When(filter.Name.Length is 0 or > LongestName, "/name", $"请填写名称，不超过 {LongestName} 个字。"),
            .. FieldError.When(filter.State is { } state && !InboxView.All.Contains(state), "/state", $"请用 {string.Join('、', InboxView.All)} 之一。"),
            .. FieldError.When(
                filter.Light is { } light && !Calendars.Light.All.Contains(light),
                "/light",
                $"请用 {string.Join('、', Calendars.Light.All)} 之一。"),
            .. FieldError.When(filter.Sort is { } sort && !InboxOrder.All.Contains(sort), "/sort", $"请用 {string.Join('、', InboxOrder.All)} 之一。"),
        ];
        if (wrong.Length > 0)
        {
            throw Refusals.Invalid("filters.invalid", "这个筛选不能保存，请按提示改正。", wrong);
        }
    }
}

/// <summary>Forgets.</summary>
internal sealed class ForgetFilterHandler(FilterShelf shelf) : IRequestHandler<ForgetFilter, IReadOnlyList<SavedFilter>>
{
    public Task<IReadOnlyList<SavedFilter>> Handle(ForgetFilter request, CancellationToken cancellationToken) => shelf.ChangeAsync(
        request.Context, filters => [.. filters.Where(each => each.Name != request.Name)], cancellationToken);
}
