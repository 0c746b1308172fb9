using Marten;
using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Elsa's orders of instances.</summary>
internal enum InstanceOrder
{
    /// <summary>When they were accepted.</summary>
    Created,

    /// <summary>When they last moved.</summary>
    UpdatedAt,

    /// <summary>The same, under Studio's name.</summary>
    LastExecuted,

    /// <summary>When they ended.</summary>
    Finished,

    /// <summary>By name.</summary>
    Name,
}

/// <summary>Up or down.</summary>
internal enum OrderDirection
{
    /// <summary>Smallest first.</summary>
    Ascending,

    /// <summary>Largest first.</summary>
    Descending,
}

/// <summary>Which instances are asked for.</summary>
internal sealed record InstanceFilter
{
    private const int MostPages = 1_000_000;
    private const int LargestPage = 1_000;
    private const int UsualPage = 100;

    private string? Search { get; init; }

    private IReadOnlyList<string> DefinitionIds { get; init; } = [];

    private string? CorrelationId { get; init; }

    private int? Version { get; init; }

    private bool? HasIncidents { get; init; }

    private bool IsSystem { get; init; }

    private IReadOnlyList<WorkflowStatus> Statuses { get; init; } = [];

    private IReadOnlyList<WorkflowSubStatus> SubStatuses { get; init; } = [];

    private IReadOnlyList<TimeFilter> Times { get; init; } = [];

    /// <summary>Page, from 0.</summary>
    public int Page { get; private init; }

    /// <summary>Rows in a page.</summary>
    public int PageSize { get; private init; }

    /// <summary>Order.</summary>
    public InstanceOrder OrderBy { get; private init; }

    /// <summary>Whether the largest come first.</summary>
    public bool IsDescending { get; private init; }

    /// <summary>Reads it.</summary>
    public static InstanceFilter Of(ElsaFields fields)
    {
        var order = fields.Word<InstanceOrder>("orderBy") ?? InstanceOrder.Created;
        var usual = order == InstanceOrder.Name ? OrderDirection.Ascending : OrderDirection.Descending;
        var filter = new InstanceFilter
        {
            Search = fields.Text("searchTerm"),
            DefinitionIds = One(fields.Text("definitionId"), fields.Texts("definitionIds")),
            CorrelationId = fields.Text("correlationId"),
            Version = fields.Number("version", 1, int.MaxValue),
            HasIncidents = fields.Flag("hasIncidents"),
            IsSystem = fields.Flag("isSystem") ?? false,
            Statuses = One(fields.Word<WorkflowStatus>("status"), fields.Words<WorkflowStatus>("statuses")),
            SubStatuses = One(fields.Word<WorkflowSubStatus>("subStatus"), fields.Words<WorkflowSubStatus>("subStatuses")),
            Times = TimeFilter.Of(fields),
            Page = fields.Number("page", 0, MostPages) ?? 0,
            PageSize = fields.Number("pageSize", 1, LargestPage) ?? UsualPage,
            OrderBy = order,
            IsDescending = (fields.Word<OrderDirection>("orderDirection") ?? usual) == OrderDirection.Descending,
        };
        fields.ThrowIfWrong();
        return filter;
    }

    /// <summary>The rows that are meant.</summary>
    public IQueryable<InstanceRow> Apply(IQueryable<InstanceRow> rows)
    {
        var (definitions, statuses, subStatuses) = (DefinitionIds.ToArray(), Statuses.ToArray(), SubStatuses.ToArray());

        // What was put away is not shown, and none of ours is a system workflow.
        rows = rows.Where(row => row.ArchivedAt == null);
        rows = IsSystem ? rows.Where(row => row.Id == string.Empty) : rows;
        rows = definitions.Length == 0 ? rows : rows.Where(row => row.DefinitionId.IsOneOf(definitions));
        rows = statuses.Length == 0 ? rows : rows.Where(row => row.Status.IsOneOf(statuses));
        rows = subStatuses.Length == 0 ? rows : rows.Where(row => row.SubStatus.IsOneOf(subStatuses));
        rows = CorrelationId is null ? rows : rows.Where(row => row.CorrelationId == CorrelationId);
        rows = Version is null ? rows : rows.Where(row => row.DefinitionVersion == Version);
        rows = HasIncidents switch
        {
            null => rows,
            true => rows.Where(row => row.IncidentCount > 0),
            false => rows.Where(row => row.IncidentCount == 0),
        };
        rows = Search is not { } text
            ? rows
            : rows.Where(row => row.Id == text
                || row.CorrelationId == text
                || row.DefinitionId == text
                || row.DefinitionVersionId == text
                || row.Name!.Contains(text, StringComparison.OrdinalIgnoreCase));
        return Times.Aggregate(rows, (kept, time) => time.Apply(kept));
    }

    private static List<T> One<T>(T? one, IReadOnlyList<T> more)
        where T : struct => one is { } only ? [only] : [.. more];

    private static List<string> One(string? one, IReadOnlyList<string> more) => one is null ? [.. more] : [one];
}
