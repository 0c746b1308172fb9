using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Identity;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.DataServices;

/// <summary>Reads the ledger.</summary>
internal sealed class ListDataCallsHandler(IDocumentStore store, IVault vault) : IRequestHandler<ListDataCalls, Page<DataCall>>
{
    public async Task<Page<DataCall>> Handle(ListDataCalls request, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(TenantOf(request));
        IQueryable<DataCall> calls = session.Query<DataCall>();
        if (request.Case is { Length: > 0 } number)
        {
            calls = calls.Where(call => call.Case == number);
        }

        if (request.Subject is { Length: > 0 } person)
        {
            var subject = ResidentId.TryParse(person, out var id) ? vault.SubjectOf(id.Number) : person;
            calls = calls.Where(call => call.Subjects.Contains(subject));
        }

        var total = await calls.CountAsync(cancellationToken);
        var items = await calls.OrderByDescending(call => call.At).ThenBy(call => call.Id)
            .Skip(Math.Max(0, request.Skip)).Take(Math.Clamp(request.Take, 1, 200)).ToListAsync(cancellationToken);
        return new Page<DataCall>(items, total);
    }

    private static string TenantOf(ListDataCalls request)
    {
        var caller = request.Caller;
        var tenant = request.Tenant is { Length: > 0 } named ? named : caller.Tenant;
        return (caller.Is(Roles.Auditor) || caller.Is(Roles.Coordinator) || caller.Is(Roles.Administrator))
            && (tenant == caller.Tenant || caller.IsProvincial)
            ? tenant
            : throw new RefusalException(RefusalKind.Forbidden, "data-calls.forbidden", "只有审计、统筹和管理人员可以查看数据使用台账。");
    }
}
