using Marten;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Viewing;

/// <summary>Finds notices by what people and programs call them.</summary>
internal sealed class NoticeFinder(IUnitOfWorkFactory units)
{
    /// <summary>The id for an id or a number; who may know of it is judged by whoever loads it.</summary>
    public async Task<string> IdOfAsync(Caller caller, string notice, CancellationToken cancellation)
    {
        if (NoticeId.TenantOf(notice) is not null)
        {
            return notice;
        }

        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Home), "find-notice"), cancellation);
        var live = Tenants.Live.ToArray();
        var row = await unit.Query.Query<NoticeRow>()
            .Where(row => row.TenantIsOneOf(live) && row.Number == notice)
            .FirstOrDefaultAsync(cancellation);
        return row?.Id ?? throw NoticeAccess.Unknown();
    }
}
