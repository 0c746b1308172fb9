using System.Text.Json;

namespace Workflow.Activities.Common;

/// <summary>Conditions on lists in documents, written as Marten writes the expression of their index: in another form PostgreSQL reads every row.</summary>
internal static class IndexedList
{
    /// <summary>Whether a document's list holds all members of a JSON list, the parameter; the document's table is <c>d</c>.</summary>
    /// <param name="member">The list's name in JSON, of which there is an index by <c>ToGinWithJsonbPathOps</c>.</param>
    public static string HoldsAll(string member) => $"(d.data ->> '{member}')::jsonb @> ?::jsonb";

    /// <summary>The parameter for a list with one member.</summary>
    public static string Only(string member) => JsonSerializer.Serialize(new[] { member });
}
