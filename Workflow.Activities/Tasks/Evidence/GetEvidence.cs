using Marten;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Files;
using Workflow.Activities.DataServices;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Evidence;

/// <summary>What other agencies' data services said for the case of a task (数据核验), for the clerks who decide it.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="TaskId">Task.</param>
public sealed record GetEvidence(Caller Caller, string TaskId) : IRequest<IReadOnlyList<EvidenceLine>>;

/// <summary>The last answer of one service.</summary>
/// <param name="Service">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="At">When it was asked.</param>
/// <param name="Outcome"><c>answered</c>, <c>not-found</c>, <c>refused</c>, <c>unavailable</c>.</param>
public sealed record EvidenceLine(string Service, string Name, DateTimeOffset At, string Outcome);

/// <summary>Reads the ledger of data use; it names services and fields, and holds no values.</summary>
internal sealed class GetEvidenceHandler(IUnitOfWorkFactory units, IDataServices services)
    : IRequestHandler<GetEvidence, IReadOnlyList<EvidenceLine>>
{
    private const int Most = 200;

    public async Task<IReadOnlyList<EvidenceLine>> Handle(GetEvidence request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), request.TaskId), cancellationToken);
        var found = await unit.LoadAsync<TaskState>(TaskState.Stream(request.TaskId), cancellationToken);
        var number = TaskAccess.Require(caller, found).Created!.CaseNumber;
        var calls = await unit.Query.Query<DataCall>()
            .Where(call => call.Case == number && call.Service != FileLook.Service)
            .OrderByDescending(call => call.At)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return
        [
            .. calls.DistinctBy(call => call.Service)
                .Reverse()
                .Select(call => new EvidenceLine(call.Service, services.Find(call.Service)?.Name ?? call.Service, call.At, call.Outcome)),
        ];
    }
}
