using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Viewing;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices;

/// <summary>Where people act on notices: found, checked, decided, committed; workflows that waited go on with the same commit.</summary>
internal sealed class NoticeDesk(IUnitOfWorkFactory units, NoticeFinder finder, IWorkflows workflows)
{
    /// <summary>Published, with the matter's correlation, when a unit has replied.</summary>
    public const string RepliedEvent = "notice.replied";

    public async Task<NoticeReceipt> ActAsync(
        CommandContext context,
        string notice,
        string act,
        Func<IUnitOfWork, NoticeState, Task<IReadOnlyList<object>>> decide,
        CancellationToken cancellation)
    {
        var id = await finder.IdOfAsync(context.Caller, notice, cancellation);
        var tenant = NoticeId.TenantOf(id)!;
        return await Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(tenant, id), cancellation);
                var found = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellation);
                var state = NoticeAccess.Require(act, context.Caller, tenant, found);
                context.RequireVersion(found.Version);
                var after = unit.Append(found, await decide(unit, state));
                await TellAsync(unit, state, after.State, cancellation);
                return await unit.CommitAsync(context, Receipt(after), 200, cancellation);
            },
            cancellation);
    }

    public static NoticeReceipt Receipt(Loaded<NoticeState> notice) =>
        new(notice.State.Drafted!.NoticeId, notice.State.Number, notice.State.Status, notice.Version);

    private async Task TellAsync(IUnitOfWork unit, NoticeState before, NoticeState after, CancellationToken cancellation)
    {
        foreach (var (instance, stimulus) in NoticeWait.Met(before, after))
        {
            workflows.Send(unit, instance, stimulus);
        }

        if (after.Steps.Skip(before.Steps.Length).Any(step => step.What == "replied") && after.Drafted!.Origin is { } origin)
        {
            var payload = JsonSerializer.SerializeToElement(
                new { notice = after.Drafted.NoticeId, number = after.Number, kind = after.Drafted.Kind });
            await workflows.PublishAsync(
                unit, RepliedEvent, payload, origin.CorrelationId, origin.InstanceId, cancellation);
        }
    }
}
