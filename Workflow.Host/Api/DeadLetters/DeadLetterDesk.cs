using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.DeadLetters;
using Workflow.Engine.Streams;

namespace Workflow.Host.Api.DeadLetters;

/// <summary>Where operators decide about dead letters.</summary>
internal sealed class DeadLetterDesk(IDeadLetters letters, IUnitOfWorkFactory units)
{
    private const int MostAtOnce = 1000;

    /// <summary>Those the caller may see.</summary>
    public Task<DeadLetterPage> ListAsync(Caller caller, int skip, int take, CancellationToken cancellation) =>
        letters.ListAsync(caller.IsProvincial ? null : caller.Tenant, skip, take, cancellation);

    /// <summary>One of them.</summary>
    /// <exception cref="RefusalException">There is none, or the caller may not know of it.</exception>
    public async Task<DeadLetter> FindAsync(Caller caller, string id, CancellationToken cancellation) =>
        Guid.TryParse(id, out var known)
        && await letters.FindAsync(known, cancellation) is { } found
        && (caller.IsProvincial || found.Tenant == caller.Tenant)
            ? found
            : throw Missing();

    /// <summary>Lets one be tried again.</summary>
    public Task<DeadLettersDecided> ReplayAsync(CommandContext context, string id, string reason, CancellationToken cancellation) =>
        DecideAsync(context, id, (unit, letter) => letters.ReplayAsync(unit, letter, reason, cancellation), cancellation);

    /// <summary>Gives one up.</summary>
    public Task<DeadLettersDecided> DropAsync(CommandContext context, string id, string reason, CancellationToken cancellation) =>
        DecideAsync(context, id, (unit, letter) => letters.DropAsync(unit, letter, reason, cancellation), cancellation);

    /// <summary>Lets all be tried again, one transaction for each tenant: none spans two.</summary>
    public async Task<DeadLettersDecided> ReplayAllAsync(CommandContext context, string reason, CancellationToken cancellation)
    {
        var all = (await ListAsync(context.Caller, 0, MostAtOnce, cancellation)).Items;
        foreach (var ofTenant in all.GroupBy(letter => letter.Tenant))
        {
            await using var unit = await units.BeginAsync(context.In(ofTenant.Key), cancellation);
            foreach (var letter in ofTenant)
            {
                await letters.ReplayAsync(unit, letter, reason, cancellation);
            }

            await CommitAsync(() => unit.CommitAsync(cancellation));
        }

        return new DeadLettersDecided([.. all.Select(letter => letter.Id)]);
    }

    private async Task<DeadLettersDecided> DecideAsync(
        CommandContext context,
        string id,
        Func<IUnitOfWork, DeadLetter, Task> decide,
        CancellationToken cancellation)
    {
        var letter = await FindAsync(context.Caller, id, cancellation);
        await using var unit = await units.BeginAsync(context.In(letter.Tenant, letter.CorrelationId), cancellation);
        await decide(unit, letter);
        var answer = new DeadLettersDecided([letter.Id]);
        await CommitAsync(() => unit.CommitAsync(context, answer, StatusCodes.Status200OK, cancellation));
        return answer;
    }

    private static async Task CommitAsync(Func<Task> commit)
    {
        try
        {
            await commit();
        }
        catch (DeadLetterGoneException)
        {
            throw new RefusalException(RefusalKind.Conflict, "dead-letter.gone", "该死信刚刚已被他人处理，请刷新列表后再操作。");
        }
    }

    private static RefusalException Missing() =>
        new(RefusalKind.NotFound, "dead-letter.not-found", "没有找到该死信，它可能已经重放或丢弃，请刷新列表。");
}
