using System.Text.Json;
using Marten;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Triggers;

/// <summary>
/// Keeps the triggers of published definitions, in the transaction that publishes or retracts them: there is no moment
/// at which a published version does not answer, or a retracted one does.
/// </summary>
internal sealed class TriggerIndex(TriggerReader reader, EngineOptions options) : IPublicationHook
{
    private const string TenantProperty = "tenant";

    public async Task PublicationChangedAsync(
        IUnitOfWork unit,
        string definitionId,
        WorkflowGraph? published,
        CancellationToken cancellation)
    {
        var before = await unit.Session.Query<TriggerRow>()
            .Where(row => row.DefinitionId == definitionId)
            .ToListAsync(cancellation);
        var after = published is null ? [] : await RowsAsync(unit, published, before, cancellation);
        foreach (var gone in before.ExceptBy(after.Select(row => row.Id), row => row.Id))
        {
            if (gone.Kind != MarkedEvents.Kind || !await RunsAsync(unit, gone.VersionId, cancellation))
            {
                unit.Session.Delete(gone);
            }
        }

        foreach (var row in after)
        {
            unit.Session.Store(row);
            if (row.Run is not null && before.All(known => known.Run != row.Run))
            {
                TriggerTick.Begin(unit, row);
            }
        }
    }

    /// <summary>Marks the events of a version that is started without being published, as a trial.</summary>
    public void Mark(IUnitOfWork unit, WorkflowGraph graph)
    {
        foreach (var (found, index) in reader.Marked(graph, unit.Now).Select((found, index) => (found, index)))
        {
            unit.Session.Store(Row(unit, graph, found, unit.Origin.Tenant, index, []));
        }
    }

    /// <summary>Whether instances of a version still wait: the marks of their events count as long as they do.</summary>
    private static Task<bool> RunsAsync(IUnitOfWork unit, string versionId, CancellationToken cancellation) =>
        unit.Session.Query<InstanceRow>()
            .Where(row => row.AnyTenant() && row.DefinitionVersionId == versionId && row.Status == WorkflowStatus.Running)
            .AnyAsync(cancellation);

    private async Task<IReadOnlyList<TriggerRow>> RowsAsync(
        IUnitOfWork unit,
        WorkflowGraph graph,
        IReadOnlyList<TriggerRow> before,
        CancellationToken cancellation)
    {
        var (triggers, problems) = reader.Read(graph, unit.Now);
        if (problems.Count == 0)
        {
            problems = await TakenAsync(unit, graph, triggers, cancellation);
        }

        if (problems.Count > 0)
        {
            throw new DefinitionRefusedException(
                DefinitionRefusal.Invalid,
                $"流程的触发器有问题：{string.Concat(problems.Select(problem => problem.Message))}",
                [.. problems]);
        }

        return
        [
            .. triggers.SelectMany(found => TenantsOf(graph, found.Node).Select(tenant => (found, tenant)))
                .Select((pair, index) => Row(unit, graph, pair.found, pair.tenant, index, before)),
        ];
    }

    /// <summary>A schedule that has not changed goes on as it was: publishing again moves no moment.</summary>
    private static TriggerRow Row(
        IUnitOfWork unit,
        WorkflowGraph graph,
        FoundTrigger found,
        string tenant,
        int index,
        IReadOnlyList<TriggerRow> before)
    {
        var (node, stimulus) = found;
        var known = before.FirstOrDefault(row =>
            row.ActivityId == node.Id && row.Kind == stimulus.Kind && row.Key == stimulus.Key && row.Tenant == tenant
            && row.Kind != MarkedEvents.Kind && IsSame(row.Schedule, stimulus.Schedule));
        var place = stimulus.Kind == MarkedEvents.Kind ? $"{node.Id}/{MarkedEvents.Kind}" : node.Id;
        return new TriggerRow
        {
            Id = known?.Id ?? $"{graph.VersionId}/{place}/{index}",
            DefinitionId = graph.DefinitionId,
            VersionId = graph.VersionId,
            ActivityId = node.Id,
            Kind = stimulus.Kind,
            Key = stimulus.Key,
            Payload = stimulus.Payload,
            Tenant = tenant,
            Schedule = known?.Schedule ?? stimulus.Schedule,
            Run = stimulus.Schedule is null ? null : known?.Run ?? Guid.CreateVersion7(unit.Now),
        };
    }

    private static bool IsSame(Schedule? one, Schedule? other) => (one, other) switch
    {
        (Schedule.Every known, Schedule.Every drawn) => known.Interval == drawn.Interval,
        _ => one == other,
    };

    private static async Task<IReadOnlyList<DefinitionProblem>> TakenAsync(
        IUnitOfWork unit,
        WorkflowGraph graph,
        IReadOnlyList<FoundTrigger> triggers,
        CancellationToken cancellation)
    {
        var exclusive = triggers.Where(found => found.Stimulus.IsExclusive).ToList();
        if (exclusive.Count == 0)
        {
            return [];
        }

        // Of two definitions published at once, the second sees what the first has taken.
        await unit.Session.BeginTransactionAsync(cancellation);
        await unit.Session.QueryAsync<int>(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 2))) as held", cancellation, "exclusive triggers");
        var keys = exclusive.Select(found => found.Stimulus.Key).ToArray();
        var others = await unit.Session.Query<TriggerRow>()
            .Where(row => row.DefinitionId != graph.DefinitionId && row.Key.IsOneOf(keys))
            .ToListAsync(cancellation);
        var own = exclusive.GroupBy(found => (found.Stimulus.Kind, found.Stimulus.Key)).Where(same => same.Count() > 1);
        return
        [
            .. exclusive.SelectMany(found => others
                .Where(row => row.Kind == found.Stimulus.Kind && row.Key == found.Stimulus.Key)
                .Select(row => Problem(found, $"流程“{row.DefinitionId}”的活动“{row.ActivityId}”"))),
            .. own.SelectMany(same => same.Skip(1)
                .Select(found => Problem(found, $"本流程的活动“{same.First().Node.Id}”"))),
        ];
    }

    private static DefinitionProblem Problem(FoundTrigger found, string taker) => new(
        found.Node.NodeId, found.Node.Id, $"“{found.Stimulus.Key}”已由{taker}使用，请换一个，或先下线对方。");

    // The activity's word counts before the definition's.
    private IEnumerable<string> TenantsOf(WorkflowGraph graph, ActivityNode node) =>
        (node.Json.Member("customProperties")?.Member(TenantProperty) ?? graph.CustomProperties.Member(TenantProperty)) switch
        {
            { ValueKind: JsonValueKind.String } one => [one.GetString()!],
            { ValueKind: JsonValueKind.Array } several =>
                several.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!),
            _ => [options.TriggerTenant],
        };
}
