using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>
/// Importing definitions: the text is kept as it was sent. One that says <c>isPublished: true</c> is published; where
/// errors forbid that it is kept as a draft, and the answer says so (<c>isPublished</c>, <c>validationErrors</c>).
/// </summary>
internal static class DefinitionImports
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapImport(this IEndpointRouteBuilder write)
    {
        var definitions = write.MapGroup("/workflow-definitions");
        string[] verbs = [HttpMethods.Post, HttpMethods.Put];
        definitions.MapMethods("/import", verbs, (HttpContext http, IDefinitionLibrary library, DefinitionModels models) =>
            ImportAsync(null, http, library, models));
        definitions.MapMethods("/{definitionId}/import", verbs, ImportAsync);
        definitions.MapPost("/import-files", ImportFilesAsync);
    }

    private static async Task<IResult> ImportAsync(
        string? definitionId,
        HttpContext http,
        IDefinitionLibrary library,
        DefinitionModels models)
    {
        var text = Unwrap(DefinitionText.Read(await ElsaBody.TextAsync(http)));
        var saved = await SaveAsync(http, library, text, definitionId);
        var model = await models.FullAsync(saved.Version, http.Caller(), http.RequestAborted);
        model["validationErrors"] = DefinitionProblems.List(saved.Problems);
        return ElsaJson.Answer(model, definitionId is null && text.DefinitionId is null ? 201 : 200);
    }

    private static Task<SavedDefinition> SaveAsync(
        HttpContext http,
        IDefinitionLibrary library,
        DefinitionText text,
        string? definitionId) => library.SaveAsync(
        http.Origin(),
        new DefinitionDraft(text.Text) { DefinitionId = definitionId, Publish = text.IsPublished == true },
        http.RequestAborted);

    // Programs that save by {"model": …} may import so too.
    private static DefinitionText Unwrap(DefinitionText text) =>
        text.Json.TryGetProperty("model", out var model)
        && model.ValueKind == System.Text.Json.JsonValueKind.Object
        && !text.Json.TryGetProperty("root", out _)
            ? DefinitionText.Read(model.GetRawText())
            : text;

    private static async Task<IResult> ImportFilesAsync(HttpContext http, IDefinitionLibrary library)
    {
        if (!http.Request.HasFormContentType)
        {
            return ElsaErrors.Of(400, "请以 multipart/form-data 上传流程文件（JSON 或 ZIP）。").Answer();
        }

        var count = 0;
        var refused = new List<string>();
        var problems = new JsonArray();
        await foreach (var (name, text) in UploadedFiles.ReadAsync(await http.Request.ReadFormAsync(http.RequestAborted), http.RequestAborted))
        {
            try
            {
                var saved = await SaveAsync(http, library, Unwrap(DefinitionText.Read(text)), null);
                count++;
                foreach (var problem in DefinitionProblems.List(saved.Problems))
                {
                    problems.Add(new JsonObject { ["file"] = name, ["problem"] = problem!.DeepClone() });
                }
            }
            catch (DefinitionRefusedException refusal)
            {
                refused.Add($"{name}：{refusal.Message}");
            }
        }

        return refused.Count == 0
            ? ElsaJson.Answer(new JsonObject { ["count"] = count, ["validationErrors"] = problems })
            : ElsaErrors.Of(400, [$"已导入 {count} 个流程，另有 {refused.Count} 个文件未能导入：", .. refused]).Answer();
    }
}
