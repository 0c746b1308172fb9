using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.DataServices;

/// <summary>数据使用台账: calls of data services, newest first; for auditors, coordinators and administrators.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Tenant">Whose ledger; the caller's own unless the caller is the province's.</param>
/// <param name="Case">Only calls for this case.</param>
/// <param name="Subject">Only calls about this person, by pseudonym or by identity number.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListDataCalls(
    Caller Caller,
    string? Tenant = null,
    string? Case = null,
    string? Subject = null,
    int Skip = 0,
    int Take = 50) : IRequest<Page<DataCall>>;
