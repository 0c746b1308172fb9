using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>
/// Imports workflow definitions from files: a file that differs from its last import or export becomes a new version,
/// published unless it says otherwise. Beside newer work of the designer it becomes a draft marked as a conflict, and
/// so does a definition with errors. A bad file is reported with its path and node and does not stop the others.
/// </summary>
internal sealed partial class DefinitionImporter(
    DefinitionLibrary library,
    EngineOptions options,
    ILogger<DefinitionImporter> log) : IDefinitionImports
{
    private static readonly Origin FromFiles = new(
        new Actor("definition-files", "system", string.Empty, DefinitionStreams.Tenant), "definition-files");

    private static readonly UTF8Encoding Strict = new(false, true);

    private IReadOnlyList<ImportedFile> files = [];

    public IReadOnlyList<ImportedFile> Files => files;

    public async Task<IReadOnlyList<ImportedFile>> ImportAsync(CancellationToken cancellation)
    {
        var imported = new List<ImportedFile>();
        foreach (var path in Candidates())
        {
            if (await TryImportAsync(path, imported, cancellation) is { } file)
            {
                Report(file);
                imported.Add(file);
            }
        }

        return files = imported;
    }

    private IEnumerable<string> Candidates() => Directory.Exists(options.DefinitionsPath)
        ? Directory.EnumerateFiles(options.DefinitionsPath, "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
        : [];

    // One bad file must not keep the others, or the host, from starting.
    private async Task<ImportedFile?> TryImportAsync(
        string path,
        IReadOnlyCollection<ImportedFile> earlier,
        CancellationToken cancellation)
    {
        var source = Path.GetRelativePath(options.DefinitionsPath, path).Replace('\\', '/');
        try
        {
            return await ImportAsync(source, await File.ReadAllBytesAsync(path, cancellation), earlier, cancellation);
        }
        catch (DefinitionRefusedException refusal)
        {
            // Only what is meant to be a workflow: forms, data services and calendars are read by their own slices.
            return IsNamedWorkflow(path) || !refusal.Problems.IsEmpty ? Rejected(source, null, refusal.Message) : null;
        }
        catch (DecoderFallbackException)
        {
            return IsNamedWorkflow(path) ? Rejected(source, null, "文件不是 UTF-8 编码，请另存为 UTF-8 后重试。") : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Rejected(source, null, $"文件无法读取（{failure.GetType().Name}），请检查文件权限。");
        }
    }

    private async Task<ImportedFile?> ImportAsync(
        string source,
        byte[] bytes,
        IReadOnlyCollection<ImportedFile> earlier,
        CancellationToken cancellation)
    {
        var text = DefinitionText.Read(Strict.GetString(bytes.AsSpan(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? 3 : 0)));
        if (!IsWorkflow(text.Json))
        {
            return IsNamedWorkflow(source) ? Rejected(source, null, "文件中没有 definitionId 或根活动（root），请补上。") : null;
        }

        var id = text.Json.GetProperty("definitionId").GetString()!;
        if (earlier.FirstOrDefault(file => file.DefinitionId == id) is { } twin)
        {
            return Rejected(source, id, $"文件 {twin.Source} 的 definitionId 与它相同，请改成不同的。");
        }

        var file = new FileImport(source, Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var draft = new DefinitionDraft(text.Text) { Publish = text.IsPublished ?? true };
        var saved = await library.SaveAsync(FromFiles, draft, text, file, cancellation);
        return new ImportedFile(source, id, saved.Version.IsDeleted ? null : saved.Version.Version, Problems(saved));
    }

    private static ImmutableArray<DefinitionProblem> Problems(SavedDefinition saved)
    {
        var version = saved.Version;
        ImmutableArray<DefinitionProblem> errors =
            [.. saved.Problems.Where(problem => problem.Severity == ProblemSeverity.Error && !version.IsPublished)];
        return version.IsConflict
            ? errors.Add(new DefinitionProblem(
                string.Empty,
                string.Empty,
                $"设计器中已有比文件更新的版本，文件内容已存为第 {version.Version} 版草稿（冲突）。请在设计器中比较后发布其中一版，或导出到文件。"))
            : errors;
    }

    private static bool IsWorkflow(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty("definitionId", out var id)
        && id.ValueKind == JsonValueKind.String
        && !string.IsNullOrWhiteSpace(id.GetString())
        && json.TryGetProperty("root", out var root)
        && root.ValueKind == JsonValueKind.Object;

    private static bool IsNamedWorkflow(string path) =>
        Path.GetFileName(path) is var name
        && (name == "workflow.json" || name.EndsWith(".workflow.json", StringComparison.Ordinal));

    private static ImportedFile Rejected(string source, string? definitionId, string problem) =>
        new(source, definitionId, null, [new DefinitionProblem(string.Empty, string.Empty, problem)]);

    private void Report(ImportedFile file)
    {
        foreach (var problem in file.Problems)
        {
            LogProblem(file.Source, problem.NodeId, problem.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Definition {Path} was not published. {Node}: {Problem}")]
    private partial void LogProblem(string path, string node, string problem);
}
