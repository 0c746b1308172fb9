using System.Text.Json;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Batches;

/// <summary>Fixes which instances a query finds.</summary>
internal static class InstanceSelection
{
    private const string Choose =
        """
        select q.id, row.id
        from (select ?::uuid as id, ?::jsonb as query) q, workflow.mt_doc_instancerow row
        where row.tenant_id = ?
          and (query->>'definitionId' is null or row.data->>'definitionId' = query->>'definitionId')
          and (query->>'definitionVersion' is null or row.data->>'definitionVersion' = query->>'definitionVersion')
          and (query->>'subStatus' is null or row.data->>'subStatus' = query->>'subStatus')
          and (query->'instanceIds' is null or query->'instanceIds' @> to_jsonb(row.id))
          and (coalesce(query->>'incidentCode', query->>'activityId', query->>'since', query->>'until') is null
            or exists (
              select 1 from jsonb_array_elements(row.data->'openIncidents') incident
              where (query->>'incidentCode' is null or incident->>'code' = query->>'incidentCode')
                and (query->>'activityId' is null or incident->>'activityId' = query->>'activityId')
                and (query->>'since' is null or (incident->>'at')::timestamptz >= (query->>'since')::timestamptz)
                and (query->>'until' is null or (incident->>'at')::timestamptz < (query->>'until')::timestamptz)))
        """;

    /// <summary>Writes the instances found into a table of items, with the unit's commit.</summary>
    /// <param name="unit">Unit of work; the query looks into its tenant.</param>
    /// <param name="items">Table and its two columns: whose item, which instance.</param>
    /// <param name="id">Whose items.</param>
    /// <param name="query">Which instances.</param>
    public static void Queue(IUnitOfWork unit, string items, Guid id, InstanceQuery query) => unit.Session.QueueSqlCommand(
        $"insert into workflow.{items} {Choose}",
        id,
        JsonSerializer.Serialize(query, EngineJson.Options),
        unit.Origin.Tenant);
}
