using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Reading definitions.</summary>
internal static class DefinitionReading
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapReading(this IEndpointRouteBuilder read)
    {
        var definitions = read.MapGroup("/workflow-definitions");
        definitions.MapGet("/", ListAsync);
        definitions.MapGet("/by-definition-id/{definitionId}", ByDefinitionIdAsync);
        definitions.MapGet("/by-id/{id}", ByIdAsync);
        definitions.MapGet("/many-by-id", ManyAsync);
        definitions.MapGet("/query/count", CountAsync);
        definitions.MapGet("/validation/is-name-unique", IsNameUniqueAsync);
        definitions.MapGet("/{definitionId}/versions", VersionsAsync);
        definitions.MapGet("/{definitionId}/changes", ChangesAsync);
        definitions.MapGet("/{definitionId}/validation", ValidateAsync);
    }

    /// <summary>The version that a request asks for.</summary>
    public static async Task<DefinitionVersion> RequireAsync(
        this IDefinitionLibrary library,
        HttpContext http,
        string definitionId,
        VersionOptions fallback)
    {
        var options = new DefinitionQuery(http.Request).Versions ?? fallback;
        return await library.FindAsync(definitionId, options, http.RequestAborted) ?? throw DefinitionRefusedException.Missing();
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDefinitionLibrary library)
    {
        var query = new DefinitionQuery(http.Request);
        var found = query.Filter(await library.ListAsync(
            query.Versions ?? VersionOptions.AllVersions, query.DefinitionIds, http.RequestAborted));
        return ElsaJson.Answer(new JsonObject
        {
            ["items"] = new JsonArray(
                [.. query.Page(found).Select(version => DefinitionModels.Summary(version, http.Caller()))]),
            ["totalCount"] = found.Count,
            ["links"] = DefinitionLinks.OfList(http.Caller()),
        });
    }

    private static async Task<IResult> ByDefinitionIdAsync(
        string definitionId,
        HttpContext http,
        IDefinitionLibrary library,
        DefinitionModels models)
    {
        var version = await library.RequireAsync(http, definitionId, VersionOptions.Latest);
        return ElsaJson.Answer(await models.FullAsync(version, http.Caller(), http.RequestAborted));
    }

    private static async Task<IResult> ByIdAsync(
        string id,
        HttpContext http,
        IDefinitionLibrary library,
        DefinitionModels models)
    {
        // A deleted version stays there for the instances that ran it; a deleted draft has no content left.
        var version = await library.FindByIdAsync(id, http.RequestAborted);
        return version is null or { IsDeleted: true, IsFrozen: false }
            ? throw DefinitionRefusedException.Missing()
            : ElsaJson.Answer(await models.FullAsync(version, http.Caller(), http.RequestAborted));
    }

    private static async Task<IResult> ManyAsync(HttpContext http, IDefinitionLibrary library, DefinitionModels models)
    {
        var query = new DefinitionQuery(http.Request);
        var found = query.Ids is null
            ? []
            : query.Filter(await library.ListAsync(VersionOptions.AllVersions, null, http.RequestAborted));
        var items = new JsonArray();
        foreach (var version in found)
        {
            items.Add(await models.FullAsync(version, http.Caller(), http.RequestAborted));
        }

        return ElsaJson.Answer(new JsonObject { ["items"] = items, ["count"] = items.Count });
    }

    private static async Task<IResult> CountAsync(HttpContext http, IDefinitionLibrary library) => ElsaJson.Answer(new
    {
        count = (await library.ListAsync(VersionOptions.Latest, null, http.RequestAborted)).Count,
    });

    private static async Task<IResult> IsNameUniqueAsync(HttpContext http, IDefinitionLibrary library)
    {
        var query = http.Request.Query;
        var name = query["name"].ToString().Trim();
        var own = query["definitionId"].ToString();
        var all = await library.ListAsync(VersionOptions.LatestOrPublished, null, http.RequestAborted);
        var isTaken = all.Any(version => version.DefinitionId != own
            && string.Equals(version.Header.Name, name, StringComparison.OrdinalIgnoreCase));
        return ElsaJson.Answer(new { isUnique = !isTaken });
    }

    private static async Task<IResult> VersionsAsync(string definitionId, HttpContext http, IDefinitionLibrary library)
    {
        var versions = await library.ListAsync(VersionOptions.AllVersions, [definitionId], http.RequestAborted);
        return versions.Count == 0
            ? throw DefinitionRefusedException.Missing()
            : ElsaJson.Answer(versions.Reverse().Select(version => DefinitionModels.Summary(version, http.Caller())));
    }

    private static async Task<IResult> ChangesAsync(string definitionId, HttpContext http, IDefinitionLibrary library)
    {
        var changes = await library.ChangesAsync(definitionId, http.RequestAborted);
        return changes.Count == 0
            ? throw DefinitionRefusedException.Missing()
            : ElsaJson.Answer(new
            {
                items = changes.Select(change => new
                {
                    change.Number,
                    change.At,
                    actor = change.Actor.Id,
                    role = change.Actor.Role,
                    organisation = change.Actor.Organisation,
                    kind = change.Body.GetType().Name,
                    change.Body,
                }),
                count = changes.Count,
            });
    }

    private static async Task<IResult> ValidateAsync(
        string definitionId,
        HttpContext http,
        IDefinitionLibrary library,
        IDefinitionParser parser)
    {
        var version = await library.RequireAsync(http, definitionId, VersionOptions.Latest);
        var text = DefinitionText.Read(await library.TextAsync(version, http.RequestAborted));
        var parsed = parser.Parse(text.Json);
        return ElsaJson.Answer(new JsonObject
        {
            ["id"] = version.Id,
            ["version"] = version.Version,
            ["canPublish"] = parsed.CanRun,
            ["validationErrors"] = DefinitionProblems.List(parsed.Problems),
        });
    }
}
