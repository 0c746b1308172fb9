using MediatR;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Mandates;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Files;

/// <summary>Gives a file's content once the look at it is on record.</summary>
internal sealed class GetCaseFileHandler(IUnitOfWorkFactory units, FileShelf shelf, IScenarios scenarios, CompanyAgents agents)
    : IRequestHandler<GetCaseFile, SentFile>
{
    public async Task<SentFile> Handle(GetCaseFile request, CancellationToken cancellationToken)
    {
        var number = CaseNumber.Whole(request.CaseNumber);
        var tenant = CaseNumber.TenantOf(number);
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), number), cancellationToken);
        var found = await unit.LoadAsync<CaseState>(CaseNumber.Stream(number), cancellationToken);
        var caller = await agents.ActingAsync(unit.Query, request.Caller, found.State.Company, cancellationToken);
        RequireClear(CaseAccess.Of(caller, found.State), found.Exists);
        var row = await shelf.FindAsync(tenant, number, request.Id, cancellationToken);
        var shown = row is not null && CaseFiles.IsShown(caller, found.State, row) ? row : null;
        var file = await shelf.SendAsync(tenant, shown, cancellationToken) ?? throw FileShelf.Unknown();
        if (!CaseAccess.IsFiler(caller, found.State))
        {
            var lead = scenarios.Find(found.State.Scenario)?.Lead ?? string.Empty;
            unit.Store(FileLook.Of(caller, found.State, shown!, lead, unit.Now));
            await unit.CommitAsync(cancellationToken);
        }

        return file;
    }

    private static void RequireClear(Sight sight, bool exists)
    {
        if (!exists || sight == Sight.None)
        {
            throw CaseNumber.Unknown();
        }

        if (sight != Sight.Clear)
        {
            throw Refusals.Forbidden("file.withheld", "材料涉及个人信息，只有申请人和正在办理该件的经办人可以查看。");
        }
    }
}
