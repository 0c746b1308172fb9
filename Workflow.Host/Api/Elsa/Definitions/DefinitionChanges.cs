using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Changing one definition.</summary>
internal static class DefinitionChanges
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapChanges(this IEndpointRouteBuilder write)
    {
        var definitions = write.MapGroup("/workflow-definitions");
        definitions.MapPost("/", SaveAsync);
        definitions.MapPost("/{definitionId}/publish", PublishAsync);
        definitions.MapPost("/{definitionId}/retract", RetractAsync);
        definitions.MapPost("/{definitionId}/revert/{version:int}", RevertAsync);
        definitions.MapPost("/{definitionId}/export-to-file", ExportToFileAsync);
        definitions.MapDelete("/{definitionId}", DeleteAsync);
        definitions.MapDelete("/{definitionId}/version/{version:int}", DeleteVersionAsync);
        write.MapDelete("/workflow-definition-versions/{id}", DeleteVersionByIdAsync);
    }

    private static async Task<IResult> SaveAsync(
        HttpContext http,
        IDefinitionLibrary library,
        StudioSave save,
        DefinitionModels models)
    {
        var (draft, isPublishing) = await save.ReadAsync(await ElsaBody.TextAsync(http), http.RequestAborted);
        var saved = await library.SaveAsync(http.Origin(), draft, http.RequestAborted);
        if (isPublishing && !saved.Version.IsPublished)
        {
            return ElsaErrors.Of(400, [
                $"流程已保存为第 {saved.Version.Version} 版草稿，但有错误，不能发布：",
                .. DefinitionProblems.Texts(saved.Problems)]).Answer();
        }

        return await AnswerAsync(http, models, saved, saved.IsNew ? 201 : 200);
    }

    private static async Task<IResult> PublishAsync(
        string definitionId,
        HttpContext http,
        IDefinitionLibrary library,
        DefinitionModels models) =>
        await AnswerAsync(
            http,
            models,
            await library.PublishAsync(http.Origin(), definitionId, Version(http), Note(http), http.RequestAborted),
            200);

    private static async Task<IResult> RetractAsync(
        string definitionId,
        HttpContext http,
        IDefinitionLibrary library,
        DefinitionModels models)
    {
        var version = await library.RetractAsync(http.Origin(), definitionId, Note(http), http.RequestAborted);
        return ElsaJson.Answer(await models.FullAsync(version, http.Caller(), http.RequestAborted));
    }

    private static async Task<IResult> RevertAsync(
        string definitionId,
        int version,
        HttpContext http,
        IDefinitionLibrary library)
    {
        var copy = await library.RevertAsync(http.Origin(), definitionId, version, Note(http), http.RequestAborted);
        return ElsaJson.Answer(DefinitionModels.Summary(copy, http.Caller()));
    }

    private static async Task<IResult> ExportToFileAsync(string definitionId, HttpContext http, IDefinitionExports exports)
    {
        var options = new DefinitionQuery(http.Request).Versions ?? VersionOptions.Latest;
        return ElsaJson.Answer(new
        {
            path = await exports.ExportAsync(http.Origin(), definitionId, options, http.RequestAborted),
        });
    }

    private static async Task<IResult> DeleteAsync(string definitionId, HttpContext http, IDefinitionLibrary library)
    {
        await library.DeleteAsync(http.Origin(), definitionId, Note(http), http.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteVersionAsync(
        string definitionId,
        int version,
        HttpContext http,
        IDefinitionLibrary library)
    {
        await library.DeleteVersionAsync(http.Origin(), definitionId, version, Note(http), http.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteVersionByIdAsync(string id, HttpContext http, IDefinitionLibrary library)
    {
        var version = await library.FindByIdAsync(id, http.RequestAborted) ?? throw DefinitionRefusedException.Missing();
        return await DeleteVersionAsync(version.DefinitionId, version.Version, http, library);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, DefinitionModels models, SavedDefinition saved, int status)
    {
        var model = await models.FullAsync(saved.Version, http.Caller(), http.RequestAborted);
        return ElsaJson.Answer(
            new JsonObject
            {
                ["workflowDefinition"] = model,
                ["alreadyPublished"] = saved.AlreadyPublished,
                ["consumingWorkflowCount"] = 0,
                ["validationErrors"] = DefinitionProblems.List(saved.Problems),
            },
            status);
    }

    // Ours beside Elsa's: an older version can be published, and every change can say why.
    private static int? Version(HttpContext http)
    {
        if (http.Request.Query["version"].ToString() is not { Length: > 0 } text)
        {
            return null;
        }

        return VersionOptions.TryParse(text, out var options) && options.Kind == VersionKind.Number
            ? options.Number
            : throw new DefinitionRefusedException(DefinitionRefusal.Invalid, "查询参数 version 只能是版本号。");
    }

    private static string? Note(HttpContext http)
    {
        const int Longest = 500;
        var note = http.Request.Query["note"].ToString();
        return note.Length switch
        {
            0 => null,
            > Longest => throw new DefinitionRefusedException(DefinitionRefusal.Invalid, $"说明不能超过 {Longest} 个字。"),
            _ => note,
        };
    }
}
