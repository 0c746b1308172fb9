using System.Text.Json;
using Marten;

namespace Workflow.Activities.Common;

/// <summary>Statements that count in the database; their rows are JSON objects, as text.</summary>
internal static class JsonRows
{
    /// <summary>Runs a statement of one column.</summary>
    public static async Task<IReadOnlyList<T>> QueryJsonAsync<T>(
        this IQuerySession session, string sql, CancellationToken cancellation, params object[] parameters)
        where T : class
    {
        var rows = await session.AdvancedSql.QueryAsync<string>(sql, cancellation, parameters);
        return [.. rows.Select(row => JsonSerializer.Deserialize<T>(row, JsonSerializerOptions.Web)!)];
    }
}
