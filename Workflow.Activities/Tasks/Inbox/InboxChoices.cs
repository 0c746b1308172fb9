using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Inbox;

/// <summary>What the tasks of the caller's organisation can be told apart by, and who works there.</summary>
public sealed record GetInboxChoices(Caller Caller) : IRequest<InboxChoices>;

/// <summary>What an inbox can be narrowed by.</summary>
/// <param name="Scenarios">Names of the scenarios that tasks of the organisation belong to.</param>
/// <param name="Items">Items that they decide.</param>
/// <param name="Colleagues">Accounts of the organisation's other clerks.</param>
public sealed record InboxChoices(
    IReadOnlyList<string> Scenarios, IReadOnlyList<ItemChoice> Items, IReadOnlyList<string> Colleagues);

/// <summary>An item (联办事项).</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
public sealed record ItemChoice(string Code, string Name);

/// <summary>Looks them up among the organisation's rows.</summary>
internal sealed class GetInboxChoicesHandler(IUnitOfWorkFactory units, IStaff staff) : IRequestHandler<GetInboxChoices, InboxChoices>
{
    private const string Distinct =
        """
        select jsonb_build_object('scenario', scenario, 'item', item, 'itemName', max(name))::text
        from (select data ->> 'scenario' as scenario, data ->> 'item' as item, coalesce(data ->> 'itemName', data ->> 'item') as name
          from workflow.mt_doc_taskrow d where tenant_id = ? and data ->> 'organisation' = ?) rows
        group by scenario, item order by scenario, item
        """;

    public async Task<InboxChoices> Handle(GetInboxChoices request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (!caller.Is(Roles.Clerk))
        {
            return new InboxChoices([], [], []);
        }

        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), "inbox-choices"), cancellationToken);
        var found = await unit.Query.QueryJsonAsync<Choice>(Distinct, cancellationToken, caller.Tenant, caller.Organisation);
        return new InboxChoices(
            [.. found.Select(one => one.Scenario).Distinct()],
            [
                .. found.Where(one => one.Item is not null)
                    .Select(one => new ItemChoice(one.Item!, one.ItemName!))
                    .DistinctBy(item => item.Code),
            ],
            [.. staff.ClerksOf(caller.Organisation).Where(clerk => clerk != caller.Id)]);
    }

    private sealed record Choice(string Scenario, string? Item, string? ItemName);
}
