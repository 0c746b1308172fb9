using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Cases;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.TerritorialReturns.Making;

/// <summary>A case as its city gets it: one line of a part. The newest version of a case stands for all before.</summary>
internal static class ReturnedCase
{
    /// <summary>The line, in clear: the city is the case's own.</summary>
    public static JsonObject Of(CaseState state, KeyRing keys) => new()
    {
        ["caseNumber"] = state.Number,
        ["version"] = state.Version,
        ["scenario"] = state.Scenario,
        ["title"] = state.Title,
        ["division"] = state.Division,
        ["status"] = state.Status,
        ["result"] = state.Result,
        ["reason"] = state.Reason?.Read(keys),
        ["submittedAt"] = state.SubmittedAt,
        ["acceptedAt"] = state.AcceptedAt,
        ["dueAt"] = state.DueAt,
        ["closedAt"] = state.ClosedAt,
        ["archiveNumber"] = state.Archive?.Number,
        ["rating"] = state.Rating,
        ["items"] = new JsonArray([.. state.Items.Select(item => (JsonNode)Item(item, keys))]),
        ["form"] = keys.OpenTree(state.Form),
    };

    /// <summary>What has to be opened for it.</summary>
    public static JsonElement Sealed(IEnumerable<CaseState> states) => JsonSerializer.SerializeToElement(
        states.Select(state => new { state.Form, state.Reason, items = state.Items.Select(item => item.Reason) }),
        Engine.Storage.EngineJson.Options);

    private static JsonObject Item(CaseItem item, KeyRing keys) => new()
    {
        ["code"] = item.Plan.Code,
        ["name"] = item.Plan.Name,
        ["caseNumber"] = item.Number,
        ["organisation"] = item.Plan.Organisation,
        ["status"] = item.Status,
        ["result"] = item.Result,
        ["reason"] = item.Reason?.Read(keys),
        ["closedAt"] = item.ClosedAt,
    };
}
