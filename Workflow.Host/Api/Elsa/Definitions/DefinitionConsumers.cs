using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>
/// Definitions that use another one as an activity. They stay at the version they were drawn with; to bring them to the
/// published one makes drafts of them, which somebody looks at and publishes.
/// </summary>
internal static class DefinitionConsumers
{
    private const string Used = "workflowDefinitionId";

    /// <summary>Maps the endpoint that only reads.</summary>
    public static void MapConsumers(this IEndpointRouteBuilder read) =>
        read.MapGet("/workflow-definitions/{definitionId}/consumers", ListAsync);

    /// <summary>Maps the endpoint that changes.</summary>
    public static void MapReferenceUpdates(this IEndpointRouteBuilder write) =>
        write.MapPost("/workflow-definitions/{definitionId}/update-references", UpdateAsync);

    private static async Task<IResult> ListAsync(string definitionId, HttpContext http, IDefinitionLibrary library)
    {
        var consumers = await FindAsync(library, definitionId, http.RequestAborted);
        return ElsaJson.Answer(new { consumingWorkflowDefinitionIds = consumers.Select(each => each.Version.DefinitionId) });
    }

    private static async Task<IResult> UpdateAsync(string definitionId, HttpContext http, IDefinitionLibrary library)
    {
        var published = await library.FindAsync(definitionId, VersionOptions.Published, http.RequestAborted)
            ?? throw new DefinitionRefusedException(
                DefinitionRefusal.Invalid, "这个流程没有已发布的版本，没有可以更新到的版本。请先发布它。");
        var chosen = await ChosenAsync(http);
        var affected = new List<string>();
        foreach (var (version, text) in await FindAsync(library, definitionId, http.RequestAborted))
        {
            if (chosen is not null && !chosen.Contains(version.DefinitionId))
            {
                continue;
            }

            var model = text.ToNode();
            if (Move(model, definitionId, published))
            {
                await library.SaveAsync(
                    http.Origin(),
                    new DefinitionDraft(DefinitionText.Write(model))
                    {
                        DefinitionId = version.DefinitionId,
                        Note = $"改用“{published.Header.Name}”第 {published.Version} 版",
                    },
                    http.RequestAborted);
                affected.Add(version.DefinitionId);
            }
        }

        return ElsaJson.Answer(new { affectedWorkflows = affected });
    }

    private static async Task<IReadOnlyList<string>?> ChosenAsync(HttpContext http)
    {
        const string Member = "consumingWorkflowIds";
        var body = http.Request.ContentLength is 0 ? "{}" : await ElsaBody.TextAsync(http);
        return DefinitionText.Read(body).ToNode()[Member] is null ? null : BulkBody.Texts(body, Member);
    }

    private static async Task<IReadOnlyList<(DefinitionVersion Version, DefinitionText Text)>> FindAsync(
        IDefinitionLibrary library,
        string definitionId,
        CancellationToken cancellation)
    {
        var found = new List<(DefinitionVersion, DefinitionText)>();
        foreach (var version in await library.ListAsync(VersionOptions.Latest, null, cancellation))
        {
            var text = DefinitionText.Read(await library.TextAsync(version, cancellation));
            if (version.DefinitionId != definitionId && Uses(text.ToNode(), definitionId))
            {
                found.Add((version, text));
            }
        }

        return found;
    }

    private static bool Uses(JsonObject model, string definitionId)
    {
        var uses = false;
        Visit(model, activity => uses |= ActivityTree.Text(activity, Used) == definitionId);
        return uses;
    }

    private static bool Move(JsonObject model, string definitionId, DefinitionVersion to)
    {
        var moved = false;
        Visit(model, activity =>
        {
            if (ActivityTree.Text(activity, Used) == definitionId
                && ActivityTree.Text(activity, "workflowDefinitionVersionId") != to.Id)
            {
                activity["workflowDefinitionVersionId"] = to.Id;
                activity["version"] = to.Version;
                moved = true;
            }
        });
        return moved;
    }

    private static void Visit(JsonObject model, Action<JsonObject> visit)
    {
        if (ActivityTree.IsActivity(model["root"]))
        {
            ActivityTree.Rewrite(model["root"]!.AsObject(), (activity, _) =>
            {
                visit(activity);
                return activity;
            });
        }
    }
}
