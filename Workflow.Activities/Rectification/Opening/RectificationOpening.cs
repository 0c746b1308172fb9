using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Issuers;
using Workflow.Activities.Organisations;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Opening;

/// <summary>Opens the rectification of an issued order, in the caller's transaction.</summary>
internal sealed class RectificationOpening(IssuerFile issuers, IOrganisations organisations, ICalendars calendars)
{
    /// <summary>
    /// Opens it, or gives the one that is open already. The number comes from a row that stays locked until the commit:
    /// whatever keeps it from being opened leaves the number to the next.
    /// </summary>
    /// <param name="unit">Unit of work, in the order's tenant.</param>
    /// <param name="notice">The order.</param>
    /// <param name="requirements">What has to be put right; the order's requirement, taken apart, when empty.</param>
    /// <param name="terms">Deadlines.</param>
    /// <param name="instanceId">The workflow that runs it.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="RefusalException">It is no order in force.</exception>
    public async Task<Loaded<RectificationState>> OpenAsync(
        IUnitOfWork unit,
        NoticeState notice,
        IReadOnlyList<string> requirements,
        RectificationTerms terms,
        string instanceId,
        CancellationToken cancellation)
    {
        RequireOrder(notice);
        var (id, content, tenant) = (notice.Drafted!.NoticeId, notice.Content!, unit.Origin.Tenant);
        var found = await unit.LoadAsync<RectificationState>(RectificationId.Stream(id), cancellation);
        if (found.Exists)
        {
            return found;
        }

        var today = ChinaTime.DayOf(unit.Now);
        var sequence = await unit.NextNumberAsync(tenant, RectificationId.Series, today.Year, cancellation);
        return unit.Append(found, RectificationDecisions.Order(found.State, new RectificationOrdered(
            id,
            RectificationId.Number(issuers.Of(tenant).Abbreviation, today.Year, sequence),
            notice.Number!,
            content.Matter,
            content.Unit,
            SuperiorOf(content.Unit),
            requirements.Count > 0 ? requirements : RequirementList.Of(content.Requirement),
            terms,
            calendars.China.AddWorkingDays(today, terms.PlanDays),
            instanceId)));
    }

    /// <summary>Refuses what is no order in force.</summary>
    /// <exception cref="RefusalException">It is none.</exception>
    public static void RequireOrder(NoticeState notice)
    {
        if (notice.Drafted?.Kind != NoticeKind.Rectify || notice.IssuedAt is null || notice.IsVoided)
        {
            throw Refusals.Conflict("rectification.no-order", "只有已印发、未作废的责令整改通知书可以立案整改。");
        }
    }

    /// <summary>The province's organisation with the same role; the province's own have none above them.</summary>
    private string? SuperiorOf(string code) => organisations.Find(code) is { } unit && unit.Tenant != Tenants.Province
        ? organisations.All.FirstOrDefault(each => each.Tenant == Tenants.Province && each.Role == unit.Role)?.Code
        : null;
}
