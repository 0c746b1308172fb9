using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>Elsa's comparison of a moment.</summary>
internal enum TimeOperator
{
    /// <summary>Exactly then.</summary>
    Is,

    /// <summary>Any other moment.</summary>
    IsNot,

    /// <summary>After.</summary>
    GreaterThan,

    /// <summary>Then or after.</summary>
    GreaterThanOrEqual,

    /// <summary>Before.</summary>
    LessThan,

    /// <summary>Then or before.</summary>
    LessThanOrEqual,
}

/// <summary>Instances that were accepted, moved or ended before or after some moment.</summary>
internal sealed record TimeFilter(string Column, TimeOperator Operator, DateTimeOffset Moment)
{
    private const string Name = "timestampFilters";
    private static readonly string[] Columns =
        [nameof(InstanceRow.CreatedAt), nameof(InstanceRow.UpdatedAt), nameof(InstanceRow.FinishedAt)];

    private ExpressionType Comparison => Operator switch
    {
        TimeOperator.Is => ExpressionType.Equal,
        TimeOperator.IsNot => ExpressionType.NotEqual,
        TimeOperator.GreaterThan => ExpressionType.GreaterThan,
        TimeOperator.GreaterThanOrEqual => ExpressionType.GreaterThanOrEqual,
        TimeOperator.LessThan => ExpressionType.LessThan,
        _ => ExpressionType.LessThanOrEqual,
    };

    /// <summary>Reads them.</summary>
    public static IReadOnlyList<TimeFilter> Of(ElsaFields fields)
    {
        if (fields.Value(Name) is not { } given)
        {
            return [];
        }

        if (given.ValueKind != JsonValueKind.Array)
        {
            fields.Wrong(Name, $"{Name} 必须是一个列表。");
            return [];
        }

        return [.. given.EnumerateArray().Select(item => Read(fields, item)).OfType<TimeFilter>()];
    }

    /// <summary>The rows that are meant.</summary>
    public IQueryable<InstanceRow> Apply(IQueryable<InstanceRow> rows)
    {
        var row = Expression.Parameter(typeof(InstanceRow));
        var column = Expression.Property(row, Column);
        var comparison = Expression.MakeBinary(Comparison, column, Expression.Constant(Moment, column.Type));
        return rows.Where(Expression.Lambda<Func<InstanceRow, bool>>(comparison, row));
    }

    private static TimeFilter? Read(ElsaFields fields, JsonElement item)
    {
        var column = Columns.FirstOrDefault(known => known == Text(item, "column"));
        var isOperator = Enum.TryParse<TimeOperator>(Text(item, "operator"), ignoreCase: true, out var comparison)
            && Enum.IsDefined(comparison);
        var isMoment = DateTimeOffset.TryParse(
            Text(item, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment);
        if (column is null || !isOperator || !isMoment)
        {
            fields.Wrong(
                Name,
                $"每一项须有 column（{string.Join("、", Columns)}）、operator（{string.Join("、", Enum.GetNames<TimeOperator>())}）"
                + "和 timestamp（ISO 8601）。");
            return null;
        }

        return new TimeFilter(column, comparison, moment.ToUniversalTime());
    }

    private static string? Text(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object
        && item.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
