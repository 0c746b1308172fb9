using Workflow.Activities.Cases;
using Workflow.Activities.DataServices;
using Workflow.Activities.Organisations;
using Workflow.Engine.Streams;

namespace Workflow.Activities.TerritorialReturns.Making;

/// <summary>Notes in the ledger of data use that a case went to its city, so that the applicant finds it under 谁查了我的数据.</summary>
internal sealed class ReturnLedger(IOrganisations organisations)
{
    public void Write(IUnitOfWork unit, string city, string id, IEnumerable<CaseState> states)
    {
        foreach (var state in states)
        {
            unit.Store(OwnDataUse.Of(
                $"territorial-return/{id}/{state.Number}",
                id,
                "territorial-return",
                "办件按属地回流",
                "TerritorialReturn",
                ReturnAccess.DataOffice,
                organisations.InRole(city, ReturnAccess.DataOffice, city)?.Name ?? city,
                state.Number,
                state.Applicant,
                ["/申请表单", "/办理结果"],
                unit.Now) with
            {
                Case = state.Number,
            });
        }
    }
}
