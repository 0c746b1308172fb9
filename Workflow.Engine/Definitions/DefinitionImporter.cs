using System.Security.Cryptography;
using System.Text.Json;
using Marten;
using Microsoft.Extensions.Logging;
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
            if (await ImportAsync(path, cancellation) is { } file)
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
            .Where(IsWorkflow)
            .Order(StringComparer.Ordinal)
        : [];

    // Forms, data services and calendars live beside the workflows; by convention a workflow says so in its name.
    private static bool IsWorkflow(string path) =>
        Path.GetFileName(path) is var name
        && (name == "workflow.json" || name.EndsWith(".workflow.json", StringComparison.Ordinal));

    private async Task<ImportedFile?> ImportAsync(string path, CancellationToken cancellation)
    {
        var source = Path.GetRelativePath(options.DefinitionsPath, path).Replace('\\', '/');
        var bytes = await File.ReadAllBytesAsync(path, cancellation);
        JsonElement json;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            json = document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            var where = $"Line {failure.LineNumber + 1}, position {failure.BytePositionInLine + 1}: this is not valid JSON.";
            return new ImportedFile(source, null, null, [new DefinitionProblem(string.Empty, string.Empty, where)]);
        }

        var parsed = parser.Parse(json);
        if (parsed.Graph is null || parsed.Problems.Length > 0)
        {
            return new ImportedFile(source, parsed.Graph?.DefinitionId, null, parsed.Problems);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var version = await StoreAsync(parsed.Graph, json, hash, source, cancellation);
        return new ImportedFile(source, parsed.Graph.DefinitionId, version, []);
    }

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
