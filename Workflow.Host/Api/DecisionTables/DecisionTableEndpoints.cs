using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Common;
using Workflow.Activities.DecisionTables;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.DecisionTables;

/// <summary>决策表: the files under <c>definitions/decision-tables</c>, read, checked and changed by analysts.</summary>
internal static class DecisionTableEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapDecisionTables(this IEndpointRouteBuilder api)
    {
        var tables = api.MapGroup("/decision-tables").WithTags("DecisionTables");
        tables.MapGet("/", List)
            .Named("listDecisionTables", "决策表，以及读不出来的文件")
            .RequireAuthorization(IdentityRegistration.LooksIntoInstances)
            .Produces<DecisionTableList>()
            .Refuses(401, 403);
        tables.MapGet("/{code}", Get)
            .Named("getDecisionTable", "一张决策表；ETag 为其内容的摘要")
            .RequireAuthorization(IdentityRegistration.LooksIntoInstances)
            .Produces<JsonObject>()
            .Refuses(401, 403, 404);
        tables.MapPut("/{code}", SaveAsync)
            .Named("saveDecisionTable", "保存决策表；If-Match 给出修改前的 ETag，新建时不给")
            .RequireAuthorization(IdentityRegistration.DrawsWorkflows)
            .Takes<JsonObject>()
            .Produces<JsonObject>()
            .Refuses(401, 403, 409);
        tables.MapPost("/check", CheckAsync)
            .Named("checkDecisionTable", "检查决策表：错误、空缺、重叠与永不命中的行；不保存")
            .RequireAuthorization(IdentityRegistration.LooksIntoInstances)
            .Takes<JsonObject>()
            .Produces<TableReport>()
            .Refuses(401, 403);
    }

    private static DecisionTableList List([FromServices] IDecisionTables tables) => new(
        [.. tables.All.Select(stored => new DecisionTableSummary(
            stored.Table.Code, stored.Table.Name, stored.Table.Description, stored.Table.Rules.Count, stored.Hash))],
        tables.Faults);

    private static JsonNode Get(string code, HttpContext http, [FromServices] IDecisionTables tables) =>
        Answer(http, tables.Find(code) ?? throw new RefusalException(
            RefusalKind.NotFound, "decision-table.unknown", $"没有决策表“{code}”。"));

    private static async Task<JsonNode> SaveAsync(string code, HttpContext http, [FromServices] IDecisionTables tables)
    {
        var table = Read(code, await http.BodyAsync());
        var expected = http.Request.ExpectedHash();
        return Answer(http, tables.Save(table, expected.Length == 0 ? null : expected));
    }

    private static async Task<TableReport> CheckAsync(HttpContext http, [FromServices] IDecisionTables tables)
    {
        var body = await http.BodyAsync();
        var code = body.TryGetProperty("code", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : string.Empty;
        return tables.Check(Read(code, body));
    }

    private static DecisionTable Read(string code, JsonElement body)
    {
        try
        {
            return DecisionTableFile.Parse(code, body.GetRawText());
        }
        catch (JsonException wrong)
        {
            throw new RefusalException(
                RefusalKind.Invalid, "decision-table.malformed", $"内容不是一张决策表：{wrong.Message}请参照 GET 返回的样子填写。");
        }
    }

    private static JsonNode Answer(HttpContext http, StoredTable stored)
    {
        http.Response.SetHash(stored.Hash);
        return DecisionTableFile.ToJson(stored.Table);
    }
}

/// <summary>The tables there are.</summary>
internal sealed record DecisionTableList(IReadOnlyList<DecisionTableSummary> Items, IReadOnlyCollection<TableFault> Faults);

/// <summary>A table in the list.</summary>
internal sealed record DecisionTableSummary(string Code, string Name, string? Description, int Rules, string Hash);
