using Workflow.Activities.Cases;
using Workflow.Activities.DataServices;
using Workflow.Activities.Organisations;
using Workflow.Engine.Streams;

namespace Workflow.Activities.TerritorialReturns.Making;

/// <summary>Notes in the ledger of data use that a case went to its city, so that the applicant finds it under 谁查了我的数据.</summary>
internal sealed class ReturnLedger(IOrganisations organisations)
{
    private const string Role = "data";
    private const int Done = 200;

    public void Write(IUnitOfWork unit, string city, string id, IEnumerable<CaseState> states)
    {
        foreach (var state in states)
        {
            unit.Store(new DataCall
            {
                Id = $"territorial-return/{id}/{state.Number}",
                Key = id,
                Attempt = 1,
                Service = "territorial-return",
                Name = "办件按属地回流",
                Provider = Role,
                At = unit.Now,
                Milliseconds = 0,
                Requests = 0,
                Case = state.Number,
                Activity = "TerritorialReturn",
                OnBehalfOf = organisations.InRole(city, Role, city)?.Name ?? city,
                Authorisation = state.Number,
                Subjects = [state.Applicant],
                Sent = [],
                Returned = ["/申请表单", "/办理结果"],
                Outcome = "answered",
                Status = Done,
            });
        }
    }
}
