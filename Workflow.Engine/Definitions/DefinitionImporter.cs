using System.Security.Cryptography;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.Logging;
using Workflow.Engine.Expressions;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Definitions;

/// <summary>
/// Imports workflow definitions from files: a file whose content differs from the last import becomes a new published
/// version; a bad file is reported with its path and node and does not stop the others.
/// </summary>
internal sealed partial class DefinitionImporter(
    IDocumentStore store,
    DefinitionStore definitions,
    IDefinitionParser parser,
    EngineOptions options,
    TimeProvider clock,
    ILogger<DefinitionImporter> log) : IDefinitionImports
{
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

        definitions.Refresh();
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
        catch (JsonException failure)
        {
            // Only what is meant to be a workflow: forms, data services and calendars are read by their own slices.
            var where = $"Line {failure.LineNumber + 1}, position {failure.BytePositionInLine + 1}: this is not valid JSON.";
            return IsNamedWorkflow(path) ? Rejected(source, null, where) : null;
        }
        catch (ExpressionException)
        {
            return Rejected(source, null, "It holds U+0000 or half of a surrogate pair, which cannot be stored.");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Rejected(source, null, $"The file cannot be read ({failure.GetType().Name}).");
        }
    }

    private async Task<ImportedFile?> ImportAsync(
        string source,
        byte[] bytes,
        IReadOnlyCollection<ImportedFile> earlier,
        CancellationToken cancellation)
    {
        using var document = JsonDocument.Parse(bytes);
        var json = document.RootElement.Clone();
        if (!IsWorkflow(json))
        {
            return IsNamedWorkflow(source) ? Rejected(source, null, "It has no definitionId or no root activity.") : null;
        }

        var id = json.GetProperty("definitionId").GetString()!;
        if (earlier.FirstOrDefault(file => file.DefinitionId == id) is { } twin)
        {
            return Rejected(source, id, $"{twin.Source} has the same definitionId.");
        }

        var parsed = parser.Parse(StorableText.Require(json));
        if (parsed.Graph is null || parsed.Problems.Length > 0)
        {
            return new ImportedFile(source, id, null, parsed.Problems);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return new ImportedFile(source, id, await StoreAsync(parsed.Graph, json, hash, source, cancellation), []);
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

    private async Task<int> StoreAsync(
        WorkflowGraph graph,
        JsonElement json,
        string hash,
        string source,
        CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        await session.BeginTransactionAsync(cancellation);

        // Several nodes import at the same start: one after the other, and the second finds the hash known.
        await session.QueryAsync<int>(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as held", cancellation, graph.DefinitionId);
        var versions = await session.Query<DefinitionDocument>()
            .Where(row => row.DefinitionId == graph.DefinitionId)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellation);
        if (versions is [var newest, ..] && newest.ContentHash == hash)
        {
            return newest.Version;
        }

        foreach (var old in versions.Where(old => old.IsLatest || old.IsPublished))
        {
            session.Store(old with { IsLatest = false, IsPublished = false });
        }

        var version = versions.Count == 0 ? 1 : versions[0].Version + 1;
        session.Store(new DefinitionDocument
        {
            Id = $"{graph.DefinitionId}:{version}",
            DefinitionId = graph.DefinitionId,
            Version = version,
            Name = graph.Name,
            IsLatest = true,
            IsPublished = true,
            Json = json,
            ContentHash = hash,
            Source = source,
            CreatedAt = DecisionTime.Truncate(clock.GetUtcNow()),
        });
        await session.SaveChangesAsync(cancellation);
        return version;
    }

    private void Report(ImportedFile file)
    {
        foreach (var problem in file.Problems)
        {
            LogProblem(file.Source, problem.NodeId, problem.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Definition {Path} was not imported. {Node}: {Problem}")]
    private partial void LogProblem(string path, string node, string problem);
}
